using System.Collections.Immutable;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>A network, or its first part, as operators that can work out some positions alone.</summary>
internal sealed class IncrementalProgram
{
    private readonly ChangedRange[] _ranges;
    private readonly int _each;

    /// <summary>Puts operators together and works out, for a mutation at each position, what it can change.</summary>
    /// <param name="inputLength">Bases of a sequence.</param>
    /// <param name="nodes">The nodes; the first is the input.</param>
    /// <param name="operators">The operators in order.</param>
    /// <param name="outputNode">Node of the result.</param>
    public IncrementalProgram(
        int inputLength,
        ImmutableArray<IncrementalNode> nodes,
        ImmutableArray<IncrementalOperator> operators,
        int outputNode)
    {
        InputLength = inputLength;
        Nodes = nodes;
        Operators = operators;
        OutputNode = outputNode;
        _each = IncrementalOperator.Index(nodes.Length, 0);
        _ranges = new ChangedRange[checked(inputLength * _each)];
        var mostRows = new int[nodes.Length];
        var ranges = new ChangedRange[_each];
        double cost = 0;
        for (int position = 0; position < inputLength; position++)
        {
            ranges[0] = new ChangedRange(position, position + 1);
            ranges[1] = ranges[0].Mirror(inputLength);
            foreach (IncrementalOperator step in operators)
            {
                step.Map(ranges);
                cost += step.Cost(ranges);
            }
            ranges.CopyTo(_ranges, position * _each);
            for (int i = 0; i < _each; i++)
                mostRows[i / 2] = Math.Max(mostRows[i / 2], ranges[i].Count);
        }
        MostRows = [.. mostRows];
        double full = operators.Sum(step => (double)step.FullCost);
        CostShare = full == 0 ? 1 : cost / inputLength / full;
    }

    /// <summary>Bases of a sequence.</summary>
    public int InputLength { get; }

    /// <summary>The nodes.</summary>
    public ImmutableArray<IncrementalNode> Nodes { get; }

    /// <summary>The operators in order.</summary>
    public ImmutableArray<IncrementalOperator> Operators { get; }

    /// <summary>Node of the result.</summary>
    public int OutputNode { get; }

    /// <summary>Rows of each node that one mutation changes at most, on one strand.</summary>
    public ImmutableArray<int> MostRows { get; }

    /// <summary>Multiplications for a mutant, mean of all positions, as a share of those for a whole sequence.</summary>
    public double CostShare { get; }

    /// <summary>Positions that a mutation can change.</summary>
    public ChangedRange Range(int position, int node, int strand) =>
        _ranges[position * _each + IncrementalOperator.Index(node, strand)];

    /// <summary>Takes over a model's numbers.</summary>
    public void SetValues(float[] values, int threads)
    {
        foreach (IncrementalOperator step in Operators)
            step.SetValues(values, threads);
    }

    /// <summary>Works out all ranges of a view.</summary>
    public void Run(FeatureView view)
    {
        foreach (IncrementalOperator step in Operators)
            step.Run(view);
    }
}
