using MlNetGenomics.Files;
namespace MlNetGenomics.Reports;

/// <summary>
/// A drawing, to stand in a page or in a file of its own. It is drawn with the text colour of its
/// surroundings, so it is readable on light and on dark.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class SvgImage
{
    private const string FontFamily = "system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

    private const string Style =
        "<style>:root{color-scheme:light dark;color:#1c2128}" +
        "@media(prefers-color-scheme:dark){:root{color:#e6e9ee}}</style>";

    private readonly string _content;

    internal SvgImage(double width, double height, string description, string content, string definitions = "")
    {
        Width = width;
        Height = height;
        Description = description;
        Definitions = definitions;
        _content = content;
    }

    /// <summary>Natural width, pixels.</summary>
    public double Width { get; }

    /// <summary>Natural height, pixels.</summary>
    public double Height { get; }

    /// <summary>What is drawn, for readers who do not see it.</summary>
    public string Description { get; }

    /// <summary>Shapes that the drawing refers to, which a page needs once however many drawings use them.</summary>
    internal string Definitions { get; }

    /// <summary>The drawing for a page that holds <see cref="Definitions"/> itself.</summary>
    internal string ToInline() =>
        $"<svg viewBox=\"0 0 {SvgBuilder.Number(Width)} {SvgBuilder.Number(Height)}\" " +
        $"width=\"{SvgBuilder.Number(Width)}\" role=\"img\" aria-label=\"{Markup.Escape(Description)}\">{_content}</svg>";

    /// <summary>The drawing for a page of somebody else's, with all that it refers to.</summary>
    internal string ToStandalone()
    {
        string width = SvgBuilder.Number(Width), height = SvgBuilder.Number(Height);
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" " +
            $"role=\"img\" aria-label=\"{Markup.Escape(Description)}\" font-family=\"{FontFamily}\" style=\"overflow:visible\">" +
            $"<defs>{Definitions}</defs>{_content}</svg>";
    }

    /// <summary>The drawing as a part of another one, its top left corner at a place.</summary>
    internal string ToNested(double x, double y) =>
        $"<g transform=\"translate({SvgBuilder.Number(x)} {SvgBuilder.Number(y)})\">{_content}</g>";

    /// <summary>A whole SVG file that needs no font and no other file.</summary>
    public string ToFile()
    {
        string width = SvgBuilder.Number(Width), height = SvgBuilder.Number(Height);
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" " +
            $"height=\"{height}\" role=\"img\" font-family=\"{FontFamily}\">\n" +
            $"<title>{Markup.Escape(Description)}</title>\n{Style}\n<defs>{Definitions}</defs>\n{_content}\n</svg>\n";
    }

    /// <summary>Writes the drawing as an SVG file.</summary>
    /// <exception cref="GenomicsException">The path cannot be written.</exception>
    public void Save(string path) => OutputFile.WriteAllText(path, ToFile());
}
