namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Sum of the targets of the rows in a bin, and their number.</summary>
internal struct BinSum
{
    public double Targets;
    public int Rows;

    public void Add(double target)
    {
        Targets += target;
        Rows++;
    }

    public void Add(in BinSum other)
    {
        Targets += other.Targets;
        Rows += other.Rows;
    }

    public void Subtract(in BinSum other)
    {
        Targets -= other.Targets;
        Rows -= other.Rows;
    }
}
