using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation;

/// <summary>Adds up, for each filter of a layer, the windows that activate it: first their maxima, then the windows.</summary>
internal sealed class FilterAlignment
{
    private readonly FilterMotifSettings _settings;
    private readonly ReceptiveField _field;
    private readonly int _filters;
    private readonly float[] _maximum;
    private readonly int[] _siteCount;
    private readonly double[][] _sums;

    /// <summary>Starts with no windows.</summary>
    public FilterAlignment(NetworkStep step, FilterMotifSettings settings)
    {
        _settings = settings;
        _field = step.ReceptiveField;
        _filters = step.Output.Channels;
        _maximum = new float[_filters];
        Array.Fill(_maximum, float.NegativeInfinity);
        _siteCount = new int[_filters];
        _sums = [.. Enumerable.Range(0, _filters).Select(_ => new double[_field.Width * Dna.BaseCount])];
    }

    /// <summary>Raises each filter's greatest activation.</summary>
    public void TakeMaximum(ReadOnlySpan<float> map)
    {
        for (int i = 0; i < map.Length; i += _filters)
        {
            for (int filter = 0; filter < _filters; filter++)
                _maximum[filter] = Math.Max(_maximum[filter], map[i + filter]);
        }
    }

    /// <summary>Adds a sequence's windows.</summary>
    public void TakeWindows(ReadOnlySpan<byte> codes, ReadOnlySpan<float> map)
    {
        int positions = map.Length / _filters;
        for (int filter = 0; filter < _filters; filter++)
        {
            // A filter that nothing activates has no greatest activation to take a share of.
            double threshold = _settings.Threshold * _maximum[filter];
            if (!(_maximum[filter] > 0))
                continue;
            int best = -1;
            for (int position = 0; position < positions; position++)
            {
                float activation = map[position * _filters + filter];
                if (!(activation > threshold))
                    continue;
                if (!_settings.BestOfSequence)
                    Add(codes, position, filter, activation);
                else if (best < 0 || activation > map[best * _filters + filter])
                    best = position;
            }
            if (best >= 0)
                Add(codes, best, filter, map[best * _filters + filter]);
        }
    }

    /// <summary>The motif of a filter.</summary>
    public FilterMotif Motif(int filter)
    {
        if (_siteCount[filter] == 0)
            return new FilterMotif(filter, _maximum[filter], 0, null, null);
        var probabilities = new double[_sums[filter].Length];
        for (int row = 0; row < probabilities.Length; row += Dna.BaseCount)
        {
            double sum = _sums[filter].AsSpan(row, Dna.BaseCount).ToArray().Sum();
            for (int b = 0; b < Dna.BaseCount; b++)
                probabilities[row + b] = _sums[filter][row + b] / sum;
        }
        var motif = new PositionProbabilityMatrix(
            FilterMotifs.Name(filter), probabilities, siteCount: _siteCount[filter]);
        return new FilterMotif(
            filter,
            _maximum[filter],
            _siteCount[filter],
            motif,
            MotifClipping.Clip(motif, _settings.ClipInformation, _settings.ClipMargin));
    }

    private void Add(ReadOnlySpan<byte> codes, int position, int filter, float activation)
    {
        int start = _field.Start + position * _field.Step;
        if (start < 0 || start + _field.Width > codes.Length)
            return;
        ReadOnlySpan<byte> window = codes.Slice(start, _field.Width);
        if (window.Contains(Dna.N))
            return;
        _siteCount[filter]++;
        double weight = _settings.IsWeighted ? activation : 1;
        for (int i = 0; i < window.Length; i++)
            _sums[filter][i * Dna.BaseCount + window[i]] += weight;
    }
}
