namespace MlNetGenomics.Motifs;

/// <summary>Names as motif files can hold them.</summary>
internal static class MotifNames
{
    /// <summary>The name with every white space an underscore: names are words in all motif formats.</summary>
    public static string OneWord(string name)
    {
        return string.Create(name.Length, name, static (letters, name) =>
        {
            for (int i = 0; i < letters.Length; i++)
                letters[i] = char.IsWhiteSpace(name[i]) || char.IsControl(name[i]) ? '_' : name[i];
        });
    }

    /// <summary>Splits a header into its first word and what follows.</summary>
    public static (string Name, string Remainder) SplitFirstWord(string text)
    {
        text = text.Trim();
        int end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        return (text[..end], text[end..].Trim());
    }
}
