using System.Collections;
using System.Linq.Expressions;

namespace MlNetGenomics.Notebooks;

/// <summary>
/// Formats values of types that say how a notebook shows them, found as .NET Interactive finds them in assemblies that do not
/// reference it: attribute, source and formatter by the names of their types and members (dotnet/interactive,
/// Formatter.TryRegisterFromFormatterSources).
/// </summary>
public static class ConventionFormatter
{
    private const string AttributeName = "TypeFormatterSourceAttribute";

    /// <summary>Formats a value.</summary>
    /// <returns>What is shown, or null where the value's type says nothing.</returns>
    public static CellOutput? Format(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (object attribute in value.GetType().GetCustomAttributes(inherit: true).Where(a => a.GetType().Name == AttributeName))
        {
            if (Property(attribute, "FormatterSourceType") is not Type sourceType)
                continue;
            object source = Activator.CreateInstance(sourceType)!;
            if (sourceType.GetMethod("CreateTypeFormatters")?.Invoke(source, null) is not IEnumerable formatters)
                continue;
            foreach (object formatter in formatters)
            {
                using var writer = new StringWriter { NewLine = "\n" };
                if (Property(formatter, "MimeType") is string mimeType && Compile(formatter)(value, writer))
                    return new CellOutput(mimeType, writer.ToString());
            }
        }
        return null;
    }

    private static object? Property(object of, string name) => of.GetType().GetProperty(name)?.GetGetMethod()?.Invoke(of, null);

    private static Func<object, TextWriter, bool> Compile(object formatter)
    {
        ParameterExpression value = Expression.Parameter(typeof(object)), writer = Expression.Parameter(typeof(TextWriter));
        MethodCallExpression call = Expression.Call(
            Expression.Constant(formatter), formatter.GetType().GetMethod("Format")!, [value, writer]);
        return Expression.Lambda<Func<object, TextWriter, bool>>(call, value, writer).Compile();
    }
}
