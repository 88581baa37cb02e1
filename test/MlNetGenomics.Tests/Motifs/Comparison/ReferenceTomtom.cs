using System.Globalization;
using MlNetGenomics.Motifs;

namespace MlNetGenomics.Tests.Motifs.Comparison;

/// <summary>
/// What the MEME Suite's Tomtom 4.12.0 printed in its own test when it compared five TRANSFAC motifs with each other,
/// with .1 pseudocounts.
/// </summary>
internal static class ReferenceTomtom
{
    /// <summary>The motifs.</summary>
    public static IReadOnlyList<PositionProbabilityMatrix> Motifs { get; } =
    [
        Motif("MYOD", 5, "208 375 375 42, 375 208 375 42, 542 42 208 208, 42 875 42 42, 875 42 42 42, "
            + "42 42 708 208, 42 208 708 42, 42 42 42 875, 42 42 875 42, 42 208 375 375, "
            + "42 375 42 542, 208 42 542 208"),
        Motif("E47", 10, "354 354 271 21, 188 438 354 21, 271 188 354 188, 188 21 771 21, 21 938 21 21, "
            + "938 21 21 21, 21 21 938 21, 104 188 688 21, 21 21 21 938, 21 21 938 21, 21 21 354 604, "
            + "104 354 271 271, 104 521 188 188, 104 354 354 188, 114 386 205 295"),
        Motif("VMYB", 24, "530 170 170 130, 570 130 210 90, 90 290 50 570, 930 10 10 50, 970 10 10 10, "
            + "50 930 10 10, 10 50 690 250, 50 50 850 50, 450 210 170 170, 490 210 90 210"),
        Motif("CMYB", 13, "45 438 223 295, 223 545 188 45, 202 331 298 169, 417 135 365 83, 428 296 217 59, "
            + "185 325 165 325, 159 82 659 101, 389 24 486 101, 70 807 37 86, 299 299 332 70, "
            + "4 4 988 4, 4 4 4 988, 4 4 4 988, 184 20 775 20, 160 160 545 135, 36 207 436 321, "
            + "107 107 583 202, 89 18 804 89"),
        Motif("AP4", 5, "542 42 42 375, 208 208 542 42, 542 208 208 42, 375 208 375 42, 208 375 42 375, "
            + "42 875 42 42, 875 42 42 42, 42 42 875 42, 42 875 42 42, 42 42 208 708, 42 208 708 42, "
            + "42 375 208 375, 208 42 542 208, 42 42 875 42, 208 208 208 375, 208 708 42 42, "
            + "375 208 208 208, 42 42 542 375"),
    ];

    /// <summary>Incomplete scores, Euclidean distance. Query, target, offset, p-value, overlap, orientation.</summary>
    public static IReadOnlyList<ReferenceMatch> PaperEuclidean { get; } = Matches("""
        MYOD MYOD 0 3.81311e-21 12 +
        MYOD E47 1 1.373e-05 12 +
        MYOD AP4 2 0.00251742 12 +
        MYOD CMYB 5 0.0361264 12 +
        E47 E47 0 4.2913e-29 15 +
        E47 MYOD -1 1.2602e-05 12 +
        E47 AP4 3 0.00404275 15 -
        E47 CMYB 4 0.0302966 14 +
        E47 VMYB -2 0.396566 10 -
        VMYB VMYB 0 8.63485e-21 10 +
        VMYB CMYB 2 0.00584899 10 -
        CMYB CMYB 0 6.16363e-37 18 +
        CMYB VMYB -6 0.00965946 10 -
        CMYB MYOD -5 0.0310666 12 +
        CMYB E47 -4 0.031157 14 +
        CMYB AP4 -1 0.0580427 17 -
        AP4 AP4 0 8.62711e-32 18 +
        AP4 MYOD -2 0.00330938 12 +
        AP4 E47 0 0.00378581 15 -
        AP4 CMYB -1 0.063262 17 -
        """);

    /// <summary>Complete scores, Euclidean distance. Query, target, offset, p-value, overlap, orientation.</summary>
    public static IReadOnlyList<ReferenceMatch> CompleteEuclidean { get; } = Matches("""
        MYOD MYOD 0 1.65788e-22 12 +
        MYOD E47 1 2.95583e-06 12 +
        MYOD AP4 2 0.000663986 12 +
        MYOD CMYB 5 0.0161312 12 +
        MYOD VMYB -1 0.176492 10 -
        E47 E47 0 1.47976e-30 15 +
        E47 MYOD -1 2.44928e-06 12 +
        E47 AP4 3 0.00114501 15 -
        E47 CMYB 4 0.0101544 14 +
        E47 VMYB -2 0.113114 10 -
        VMYB VMYB 0 4.54466e-22 10 +
        VMYB CMYB 2 0.0021874 10 -
        VMYB MYOD 1 0.122149 10 -
        VMYB E47 3 0.216777 10 -
        VMYB AP4 5 0.243373 10 -
        CMYB CMYB 0 8.80519e-39 18 +
        CMYB VMYB -6 0.00246293 10 -
        CMYB E47 -4 0.00700158 14 +
        CMYB MYOD -5 0.00949086 12 +
        CMYB AP4 -1 0.0159181 17 -
        AP4 AP4 0 2.46489e-33 18 +
        AP4 MYOD -2 0.000433252 12 +
        AP4 E47 0 0.00112956 15 -
        AP4 CMYB -1 0.0196777 17 -
        AP4 VMYB -3 0.443068 10 -
        """);

    /// <summary>Complete scores, Pearson correlation. Query, target, offset, p-value, overlap, orientation.</summary>
    public static IReadOnlyList<ReferenceMatch> CompletePearson { get; } = Matches("""
        MYOD MYOD 0 3.9848e-19 12 +
        MYOD E47 1 0.000104819 12 +
        MYOD AP4 2 0.0148061 12 +
        MYOD CMYB 5 0.0364413 12 +
        E47 E47 0 1.2254e-23 15 +
        E47 MYOD -1 0.000152097 12 +
        E47 AP4 3 0.0383824 15 -
        E47 CMYB 4 0.0404431 14 +
        VMYB VMYB 0 8.3072e-16 10 +
        CMYB CMYB 0 4.93708e-31 18 +
        CMYB E47 -4 0.0140879 14 +
        CMYB MYOD -5 0.0296631 12 +
        CMYB AP4 -1 0.101 17 -
        CMYB VMYB -6 0.320265 10 -
        AP4 AP4 0 5.38463e-29 18 +
        AP4 E47 0 0.00894408 15 -
        AP4 MYOD -2 0.0274914 12 +
        AP4 CMYB -1 0.0640945 17 -
        """);

    private static PositionProbabilityMatrix Motif(string name, int sites, string thousandths)
    {
        double[] values = [.. thousandths.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(word => double.Parse(word, CultureInfo.InvariantCulture) / 1000)];
        return new PositionProbabilityMatrix(name, values, siteCount: sites);
    }

    private static ReferenceMatch[] Matches(string table) =>
    [
        .. table.Split('\n').Select(line => line.Split(' ')).Select(words => new ReferenceMatch(
            words[0],
            words[1],
            int.Parse(words[2], CultureInfo.InvariantCulture),
            double.Parse(words[3], CultureInfo.InvariantCulture),
            int.Parse(words[4], CultureInfo.InvariantCulture),
            words[5] == "-")),
    ];
}
