using Cdi.Dsl.Text;

namespace Cdi.Dsl.Units;

/// <summary>A number of human labels.</summary>
/// <param name="Count">How many, 0 or more.</param>
public readonly record struct Labels(int Count)
{
    /// <summary>The number with its unit: <c>1 label</c>, <c>500 labels</c>.</summary>
    public override string ToString() => Counted.Of(Count, "label");
}
