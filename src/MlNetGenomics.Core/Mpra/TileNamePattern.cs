using System.Globalization;
using System.Text.RegularExpressions;

namespace MlNetGenomics.Mpra;

/// <summary>Reads region and number out of tiles' names.</summary>
public sealed class TileNamePattern
{
    /// <summary>The pattern of names as region_number.</summary>
    public const string Default = @"^(?<region>.+)_(?<tile>\d+)$";

    private const string RegionGroup = "region";
    private const string TileGroup = "tile";

    // Of a pattern that takes this long for one name something is wrong.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly Regex _regex;

    /// <summary>Takes a pattern.</summary>
    /// <param name="pattern">
    /// A regular expression of .NET with the groups "region" and "tile", the number. A region's name may be made of
    /// several parts, each a group "region": ^(?&lt;region&gt;.+)_(?&lt;tile&gt;\d+)(?&lt;region&gt;_chr.+)$.
    /// </param>
    /// <exception cref="GenomicsException">It is no regular expression, or lacks a group.</exception>
    public TileNamePattern(string pattern = Default)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        try
        {
            _regex = new Regex(pattern, RegexOptions.CultureInvariant, Longest);
        }
        catch (ArgumentException e)
        {
            throw new GenomicsException($"'{pattern}' is not a regular expression ({e.Message})", e);
        }
        string[] groups = _regex.GetGroupNames();
        if (!groups.Contains(RegionGroup) || !groups.Contains(TileGroup))
            throw new GenomicsException($"'{pattern}' lacks the group (?<{RegionGroup}>...) or (?<{TileGroup}>...)");
    }

    /// <summary>Reads a name.</summary>
    /// <exception cref="GenomicsException">It is not of this form; names it.</exception>
    public TileName Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            Match match = _regex.Match(name);
            string region = string.Concat(match.Groups[RegionGroup].Captures.Select(part => part.Value));
            bool isTile = int.TryParse(
                match.Groups[TileGroup].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int tile);
            return match.Success && isTile && region.Length > 0
                ? new TileName(name, region, tile)
                : throw new GenomicsException($"sequence {name}: its name does not say region and tile, as {_regex} does");
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new GenomicsException($"sequence {name}: the pattern {_regex} takes too long", e);
        }
    }
}
