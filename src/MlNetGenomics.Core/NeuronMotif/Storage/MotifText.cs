using System.Globalization;
using System.Text;
using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.NeuronMotif.Storage;

/// <summary>A motif in one cell of a table: A,C,G,T;A,C,G,T;... with five decimals.</summary>
internal static class MotifText
{
    private const string Format = ".#####";

    /// <summary>Writes a motif.</summary>
    public static string Of(PositionProbabilityMatrix motif)
    {
        var text = new StringBuilder(motif.Width * 24);
        for (int position = 0; position < motif.Width; position++)
        {
            if (position > 0)
                text.Append(';');
            for (int b = 0; b < Dna.BaseCount; b++)
            {
                if (b > 0)
                    text.Append(',');
                string number = motif[position, b].ToString(Format, CultureInfo.InvariantCulture);
                text.Append(number.Length > 0 ? number : "0");
            }
        }
        return text.ToString();
    }

    /// <summary>Reads a motif.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">The cell.</param>
    /// <param name="siteCount">Sequences that it was made of.</param>
    /// <exception cref="FormatException">It is not one.</exception>
    public static PositionProbabilityMatrix Parse(string name, string text, int siteCount)
    {
        string[] numbers = text.Split(',', ';');
        var probabilities = new double[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
            probabilities[i] = double.Parse(numbers[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        try
        {
            return new PositionProbabilityMatrix(name, probabilities, siteCount: siteCount);
        }
        catch (GenomicsException e)
        {
            throw new FormatException(e.Message, e);
        }
    }
}
