using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Annotations;

/// <summary>The product of the confidences of several labels, computed as rows are read.</summary>
internal sealed class JointConfidence : IRowValues<double>
{
    private readonly IRowValues<double>[] confidences;
    private double[] buffer = [];

    private JointConfidence(IRowValues<double>[] confidences) => this.confidences = confidences;

    /// <summary>The product; null where one of them was not asked for.</summary>
    public static JointConfidence? Of(IReadOnlyList<IRowValues<double>?> confidences)
    {
        IRowValues<double>[] asked = [.. confidences.OfType<IRowValues<double>>()];
        return asked.Length == confidences.Count ? new(asked) : null;
    }

    /// <inheritdoc/>
    public void Read(long first, Span<double> values)
    {
        confidences[0].Read(first, values);
        if (buffer.Length < values.Length) buffer = new double[values.Length];
        foreach (var other in confidences.AsSpan(1))
        {
            other.Read(first, buffer.AsSpan(0, values.Length));
            for (var row = 0; row < values.Length; row++) values[row] *= buffer[row];
        }
    }
}
