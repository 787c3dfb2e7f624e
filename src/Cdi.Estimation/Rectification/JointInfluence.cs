using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Rectification;

/// <summary>What each unit contributes to an estimate, so that products of contributions of two estimates add up to their covariance under the
/// design.</summary>
/// <param name="Drawn">Rows of the corpus that were labelled, ascending; empty where the draw has no part of its own in the variance.</param>
/// <param name="OfDraw">What the draw of each of them contributes.</param>
internal sealed record JointInfluence(ReadOnlyMemory<int> Drawn, double[] OfDraw)
{
    /// <summary>What rows, clusters or units of a sample contribute, by their number; clusters that cross others are added, pairs of both taken off.</summary>
    public IReadOnlyList<(double Sign, double[] Of)> Units { get; init; } = [];

    /// <summary>The contributions to a multiple of the estimate.</summary>
    /// <param name="factor">By which it is multiplied.</param>
    public JointInfluence Times(double factor)
    {
        return new(Drawn, Multiplied(OfDraw)) { Units = [.. Units.Select(part => (part.Sign, Multiplied(part.Of)))] };

        double[] Multiplied(double[] values) => [.. values.Select(value => factor * value)];
    }

    /// <summary>The contributions to this estimate and a multiple of another one of the same labelled rows and units.</summary>
    /// <param name="other">The other estimate.</param>
    /// <param name="factor">By which the other is multiplied.</param>
    public JointInfluence Plus(JointInfluence other, double factor)
    {
        return new(Drawn, Sum(OfDraw, other.OfDraw)) { Units = [.. Units.Zip(other.Units, (mine, theirs) => (mine.Sign, Sum(mine.Of, theirs.Of)))] };

        double[] Sum(double[] mine, double[] theirs) => [.. mine.Zip(theirs, (one, another) => one + (factor * another))];
    }

    /// <summary>The covariance of two estimates from one sample whose units are the same.</summary>
    /// <param name="other">The other estimate; the same for its variance.</param>
    public double CovarianceWith(JointInfluence other)
    {
        var mine = Drawn.Span;
        var theirs = other.Drawn.Span;
        var sum = 0.0;
        for (int i = 0, j = 0; i < mine.Length && j < theirs.Length;)
        {
            if (mine[i] == theirs[j]) sum += OfDraw[i++] * other.OfDraw[j++];
            else if (mine[i] < theirs[j]) i++;
            else j++;
        }

        foreach (var (one, another) in Units.Zip(other.Units)) sum += one.Sign * SquareMatrix.Dot(one.Of, another.Of);
        return sum;
    }
}
