namespace MlNetGenomics;

/// <summary>Guesses which of the known names somebody meant.</summary>
internal static class NearestName
{
    /// <summary>
    /// "; did you mean 'x'?", or nothing where no known name is near: at most a third of its letters, and at
    /// least one, to insert, delete or replace, whatever the case (Levenshtein 1966).
    /// </summary>
    /// <param name="name">What was found.</param>
    /// <param name="known">What would have been right.</param>
    public static string Suggest(string name, IEnumerable<string> known)
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
        return nearest is null ? "" : $"; did you mean '{nearest}'?";
    }

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[b.Length];
    }
}
