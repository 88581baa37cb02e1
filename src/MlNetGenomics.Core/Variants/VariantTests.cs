namespace MlNetGenomics.Variants;

/// <summary>Of which variants false discovery rates are taken.</summary>
public enum VariantTests
{
    /// <summary>Of all, so that the rate holds.</summary>
    All,

    /// <summary>
    /// Of those with the greatest PVEs alone, as the MuSeAM paper does. They were chosen by what is tested, so that more than
    /// the named share of the discoveries may be false.
    /// </summary>
    Top,
}
