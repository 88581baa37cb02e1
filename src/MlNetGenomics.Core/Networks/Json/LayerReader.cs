using System.Text.Json;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.Json;

/// <summary>Reads layers from JSON objects, and remembers the line of each.</summary>
/// <param name="file">How messages call the file.</param>
internal sealed class LayerReader(string file)
{
    private const string TypeName = "type";
    private const string LayersName = "layers";

    private readonly Dictionary<Layer, int> _lines = new(ReferenceEqualityComparer.Instance);

    /// <summary>Settings that are left out are those of these layers.</summary>
    public static readonly Convolution DefaultConvolution = new(1, 1);

    /// <inheritdoc cref="DefaultConvolution"/>
    public static readonly MultinomialConvolution DefaultMultinomial = new(1, 1);

    /// <inheritdoc cref="DefaultConvolution"/>
    public static readonly Dense DefaultDense = new(1);

    /// <inheritdoc cref="DefaultConvolution"/>
    public static readonly BatchNormalization DefaultNormalization = new();

    /// <inheritdoc cref="DefaultConvolution"/>
    public static readonly MaxPooling DefaultPooling = new(1);

    private static readonly Dictionary<string, Func<LayerReader, JsonFields, Layer>> ReaderOfType = new()
    {
        [DefaultConvolution.Kind] = (_, fields) => Convolution(fields),
        [DefaultMultinomial.Kind] = (_, fields) => Multinomial(fields),
        [DefaultNormalization.Kind] = (_, fields) => new BatchNormalization
        {
            Momentum = fields.Number("momentum", DefaultNormalization.Momentum),
            Epsilon = fields.Number("epsilon", DefaultNormalization.Epsilon),
        },
        [new Activation(default).Kind] =
            (_, fields) => new Activation(fields.Choice<ActivationFunction>("function")),
        [DefaultPooling.Kind] = (_, fields) => new MaxPooling(fields.Integer("size"))
        {
            Stride = fields.OptionalInteger("stride"),
            Padding = fields.Choice("padding", DefaultPooling.Padding),
        },
        [new GlobalMaxPooling().Kind] = (_, _) => new GlobalMaxPooling(),
        [new Dropout(0).Kind] = (_, fields) => new Dropout(fields.Number("rate")),
        [new Flatten().Kind] = (_, _) => new Flatten(),
        [DefaultDense.Kind] = (_, fields) => new Dense(fields.Integer("units"))
        {
            Bias = fields.Boolean("bias", DefaultDense.Bias),
            Weights = Weights(fields),
        },
        [new BothStrands(default, []).Kind] = (reader, fields) =>
            new BothStrands(fields.Choice<StrandMerge>("merge"), reader.ReadAll(fields.List(LayersName, LayersName))),
        [new Residual([]).Kind] = (reader, fields) => new Residual(reader.ReadAll(fields.List(LayersName, LayersName))),
    };

    /// <summary>Line of a layer that this reader made.</summary>
    public int Line(Layer layer) => _lines[layer];

    /// <summary>Reads a list of layers.</summary>
    /// <exception cref="GenomicsException">One is not what it should be; names its line.</exception>
    public LayerSequence ReadAll(IReadOnlyList<JsonPart> parts) => LayerSequence.Create([.. parts.Select(Read)]);

    private Layer Read(JsonPart part)
    {
        if (part.Kind != JsonValueKind.Object)
        {
            throw new GenomicsException(
                $"{file}, line {part.Line}: {part.Shown} found, a layer is expected: an object with a 'type'");
        }
        string type = TypeOf(part);
        var fields = new JsonFields(part, file, $"{type} layer");
        fields.Text(TypeName);
        string? name = fields.OptionalText("name");
        Layer layer = ReaderOfType[type](this, fields) with { Name = name };
        fields.Finish();
        _lines.Add(layer, part.Line);
        return layer;
    }

    private string TypeOf(JsonPart part)
    {
        var fields = new JsonFields(part, file, "a layer");
        string? type = fields.OptionalText(TypeName);
        if (type is not null && ReaderOfType.ContainsKey(type))
            return type;
        if (type is null)
            throw fields.Error(part.Line, $"'{TypeName}' is missing; known are {string.Join(", ", ReaderOfType.Keys)}");
        throw fields.Error(
            fields.Line(TypeName),
            $"unknown type {JsonPart.Quote(type)}{NearestName.Advise(type, ReaderOfType.Keys)}");
    }

    private static Convolution Convolution(JsonFields fields) =>
        new(fields.Integer("filters"), fields.Integer("width"))
        {
            Padding = fields.Choice("padding", DefaultConvolution.Padding),
            Stride = fields.Integer("stride", DefaultConvolution.Stride),
            Dilation = fields.Integer("dilation", DefaultConvolution.Dilation),
            Bias = fields.Boolean("bias", DefaultConvolution.Bias),
            Weights = Weights(fields),
        };

    private static MultinomialConvolution Multinomial(JsonFields fields) =>
        new(fields.Integer("filters"), fields.Integer("width"))
        {
            Alpha = fields.Number("alpha", DefaultMultinomial.Alpha),
            LearnAlpha = fields.Boolean("learnAlpha", DefaultMultinomial.LearnAlpha),
            LlrScale = fields.Choice("llrScale", DefaultMultinomial.LlrScale),
            Background = Background(fields),
            Start = fields.Choice("start", DefaultMultinomial.Start),
        };

    private static BaseBackground Background(JsonFields fields)
    {
        const string Name = "background";
        if (fields.OptionalNumbers(Name, Dna.BaseCount) is not [double a, double c, double g, double t])
            return DefaultMultinomial.Background;
        try
        {
            return new BaseBackground(a, c, g, t);
        }
        catch (GenomicsException e)
        {
            throw fields.Error(fields.Line(Name), e.Message);
        }
    }

    private static WeightSettings Weights(JsonFields fields)
    {
        WeightSettings usual = WeightSettings.Default;
        return new WeightSettings
        {
            Start = fields.Choice("start", usual.Start),
            L1 = fields.Number("l1", usual.L1),
            L2 = fields.Number("l2", usual.L2),
            MaxNorm = fields.Number("maxNorm", usual.MaxNorm),
        };
    }
}
