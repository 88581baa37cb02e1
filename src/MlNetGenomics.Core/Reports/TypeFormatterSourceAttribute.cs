namespace MlNetGenomics.Reports;

/// <summary>
/// Says how a notebook shows a type. .NET Interactive and Polyglot Notebooks find this attribute by its name and its
/// properties by theirs, whatever assembly declares it (dotnet/interactive, docs/formatting.md), so that no package of theirs
/// is needed.
/// </summary>
/// <param name="formatterSourceType">
/// A type with a constructor without parameters and a method CreateTypeFormatters, which gives objects with a property MimeType
/// and a method Format(object, TextWriter) that says whether it wrote the value.
/// </param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>What makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;
}
