namespace MlNetGenomics;

/// <summary>Guesses which of the known names somebody meant.</summary>
public static class NearestName
{
    // A longer list would hide the rest of the message.
    private const int MostListed = 30;

    /// <summary>
    /// "; did you mean 'x'? known are x, y", without the question where no known name is near: at most a third
    /// of its letters, and at least one, to insert, delete, replace or swap with the next, whatever the case
    /// (Damerau 1964). A long list is cut short.
    /// </summary>
    /// <param name="name">What was found.</param>
    /// <param name="known">What would have been right.</param>
    public static string Advise(string name, IReadOnlyCollection<string> known)
    {
        string question = Find(name, known) is { } nearest ? $" did you mean '{nearest}'?" : "";
        string more = known.Count > MostListed ? $" and {known.Count - MostListed} more" : "";
        return $";{question} known are {string.Join(", ", known.Take(MostListed))}{more}";
    }

    private static string? Find(string name, IReadOnlyCollection<string> known)
    {
        string? nearest = null;
        int least = int.MaxValue;
        foreach (string one in known)
        {
            int limit = Math.Max(1, one.Length / 3);
            if (Math.Abs(one.Length - name.Length) > limit)
                continue;
            int distance = Distance(name.ToLowerInvariant(), one.ToLowerInvariant());
            if (distance <= limit && distance < least)
                (nearest, least) = (one, distance);
        }
        return nearest;
    }

    private static int Distance(string a, string b)
    {
        var distances = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    distances[i, j] = i + j;
                    continue;
                }
                int least = distances[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                least = Math.Min(least, 1 + Math.Min(distances[i - 1, j], distances[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    least = Math.Min(least, 1 + distances[i - 2, j - 2]);
                distances[i, j] = least;
            }
        }
        return distances[a.Length, b.Length];
    }
}
