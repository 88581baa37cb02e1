using System.Text;

namespace MlNetGenomics.Cli.Running;

/// <summary>Names with values, a line each, broken where a terminal's line ends.</summary>
internal static class FieldText
{
    /// <summary>Characters that a name takes.</summary>
    public const int NameWidth = 21;

    /// <summary>Characters of a line.</summary>
    public const int LineWidth = 80;

    /// <summary>Writes a name and its value.</summary>
    public static void Write(TextWriter writer, string name, string value) =>
        writer.WriteLine(Wrap(name.PadRight(NameWidth) + ' ', value, LineWidth));

    /// <summary>A text behind another, broken between words, its further lines below its first.</summary>
    public static string Wrap(string before, string text, int width)
    {
        var lines = new StringBuilder(before);
        int column = before.Length;
        foreach (string word in text.Split(' '))
        {
            if (column > before.Length)
            {
                bool fits = column + 1 + word.Length <= width;
                lines.Append(fits ? " " : "\n").Append(' ', fits ? 0 : before.Length);
                column = fits ? column + 1 : before.Length;
            }
            lines.Append(word);
            column += word.Length;
        }
        return lines.ToString();
    }
}
