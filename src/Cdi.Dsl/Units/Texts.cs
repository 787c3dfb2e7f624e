using Cdi.Dsl.Text;

namespace Cdi.Dsl.Units;

/// <summary>A number of texts of the corpus.</summary>
/// <param name="Count">How many, 0 or more.</param>
public readonly record struct Texts(int Count)
{
    /// <summary>The number with its unit: <c>1 text</c>, <c>5480 texts</c>.</summary>
    public override string ToString() => Counted.Of(Count, "text");
}
