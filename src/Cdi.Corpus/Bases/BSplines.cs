namespace Cdi.Corpus;

/// <summary>B-splines of a degree over knots, and their derivatives (de Boor 1978, chapter X), as R's <c>splineDesign</c> has them.</summary>
/// <param name="knots">All knots, ascending, those of the boundary degree + 1 times.</param>
/// <param name="degree">The degree.</param>
internal sealed class BSplines(double[] knots, int degree)
{
    /// <summary>Number of splines.</summary>
    public int Count => knots.Length - degree - 1;

    /// <summary>The splines at a value within the boundary; its upper end belongs to the last piece.</summary>
    /// <param name="x">The value.</param>
    /// <param name="derivative">Which derivative; 0 for the splines themselves.</param>
    public double[] At(double x, int derivative = 0)
    {
        var piece = Piece(x);
        var splines = new double[Count];
        for (var j = Math.Max(0, piece - degree); j <= Math.Min(piece, Count - 1); j++) splines[j] = Value(j, degree, x, piece, derivative);
        return splines;
    }

    private int Piece(double x)
    {
        var piece = degree;
        while (piece < Count - 1 && x >= knots[piece + 1]) piece++;
        while (piece > degree && knots[piece] == knots[piece + 1]) piece--;
        return piece;
    }

    private double Value(int j, int order, double x, int piece, int derivative)
    {
        if (order == 0) return derivative == 0 && j == piece ? 1 : 0;
        var (left, right) = (knots[j + order] - knots[j], knots[j + order + 1] - knots[j + 1]);
        if (derivative > 0)
        {
            return order * ((left > 0 ? Value(j, order - 1, x, piece, derivative - 1) / left : 0)
                - (right > 0 ? Value(j + 1, order - 1, x, piece, derivative - 1) / right : 0));
        }

        return (left > 0 ? (x - knots[j]) / left * Value(j, order - 1, x, piece, 0) : 0)
            + (right > 0 ? (knots[j + order + 1] - x) / right * Value(j + 1, order - 1, x, piece, 0) : 0);
    }
}
