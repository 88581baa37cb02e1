using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>
/// Rows of a product of which each reads some neighbouring taps of the weights: collected in any order, then put
/// together by the taps that they read, so that tiles of eight rows share their weights.
/// </summary>
internal sealed unsafe class ProductRows
{
    // A row that nobody reads fills up the last tile of a group. It is as long as the widest row.
    private AlignedBuffer _spare = new(0);
    private readonly Dictionary<(int FirstTap, int Taps), int> _groupOf = [];
    private readonly List<Group> _groups = [];
    private int[] _groupOfRow = new int[256];
    private nint[] _inputs = new nint[256];
    private nint[] _outputs = new nint[256];
    private nint[] _sortedInputs = [];
    private nint[] _sortedOutputs = [];
    private int _count;

    /// <summary>Forgets all rows.</summary>
    public void Clear()
    {
        _count = 0;
        _groups.Clear();
        _groupOf.Clear();
    }

    /// <summary>Adds a row.</summary>
    /// <param name="firstTap">First tap that it reads.</param>
    /// <param name="taps">Taps; may be 0.</param>
    /// <param name="input">What the first of these taps is multiplied with.</param>
    /// <param name="output">Row of sums to add to.</param>
    public void Add(int firstTap, int taps, float* input, float* output)
    {
        if (!_groupOf.TryGetValue((firstTap, taps), out int group))
        {
            group = _groups.Count;
            _groupOf.Add((firstTap, taps), group);
            _groups.Add(new Group(firstTap, taps, 0));
        }
        if (_count == _inputs.Length)
        {
            Array.Resize(ref _groupOfRow, 2 * _count);
            Array.Resize(ref _inputs, 2 * _count);
            Array.Resize(ref _outputs, 2 * _count);
        }
        _groupOfRow[_count] = group;
        _inputs[_count] = (nint)input;
        _outputs[_count++] = (nint)output;
        _groups[group] = _groups[group] with { Count = _groups[group].Count + 1 };
    }

    /// <summary>outputs[row] = max(floor, outputs[row] + inputs[row] x the row's taps of the weights), for all rows.</summary>
    /// <param name="weights">[taps x depth x columns].</param>
    /// <param name="depth">Numbers that a tap reads.</param>
    /// <param name="tapStep">Numbers from what one tap reads to the next.</param>
    /// <param name="floor">Least output.</param>
    public void Multiply<TLanes>(PackedWeights<TLanes> weights, int depth, nint tapStep, float floor)
        where TLanes : struct, ILanes<TLanes>
    {
        Sort(weights.Panels * PackedWeights<TLanes>.PanelWidth);
        fixed (nint* inputs = _sortedInputs)
        fixed (nint* outputs = _sortedOutputs)
        {
            for (int panel = 0; panel < weights.Panels; panel++)
            {
                int width = weights.Width(panel);
                int column = panel * PackedWeights<TLanes>.PanelWidth;
                int row = 0;
                foreach ((int firstTap, int count, int rows) in _groups)
                {
                    float* packed = weights.Panel(panel) + (nint)firstTap * depth * width;
                    (int taps, int each) = tapStep == depth ? (1, count * depth) : (count, depth);
                    for (int end = row + WholeTiles(rows); row < end; row += MatrixTile.Rows)
                    {
                        if (width > TLanes.Count)
                        {
                            MatrixTile.Multiply<TLanes, TileRow2<TLanes>>(
                                inputs + row, outputs + row, packed, taps, each, tapStep, null, floor, column);
                        }
                        else
                        {
                            MatrixTile.Multiply<TLanes, TileRow1<TLanes>>(
                                inputs + row, outputs + row, packed, taps, each, tapStep, null, floor, column);
                        }
                    }
                }
            }
        }
        GC.KeepAlive(this);
    }

    private static int WholeTiles(int rows) => (rows + MatrixTile.Rows - 1) / MatrixTile.Rows * MatrixTile.Rows;

    /// <summary>Puts rows of a group next to each other and fills groups up to whole tiles.</summary>
    private void Sort(int columns)
    {
        if (_spare.Length < columns)
            _spare = new AlignedBuffer(columns);
        Span<int> next = _groups.Count <= 512 ? stackalloc int[_groups.Count] : new int[_groups.Count];
        int size = 0;
        for (int group = 0; group < next.Length; group++)
        {
            next[group] = size;
            size += WholeTiles(_groups[group].Count);
        }
        if (_sortedInputs.Length < size)
        {
            _sortedInputs = new nint[size];
            _sortedOutputs = new nint[size];
        }
        for (int row = 0; row < _count; row++)
        {
            int at = next[_groupOfRow[row]]++;
            _sortedInputs[at] = _inputs[row];
            _sortedOutputs[at] = _outputs[row];
        }
        for (int group = 0; group < next.Length; group++)
        {
            for (int at = next[group]; at % MatrixTile.Rows != 0; at++)
            {
                // Never the output of a row twice: a tile may be worked out in two halves, one after the other.
                _sortedInputs[at] = _sortedInputs[at - 1];
                _sortedOutputs[at] = (nint)_spare.Pointer;
            }
        }
    }

    /// <summary>Rows that read the same taps.</summary>
    private readonly record struct Group(int FirstTap, int Taps, int Count);
}
