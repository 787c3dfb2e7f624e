namespace Cdi.Estimation.Numerics;

/// <summary>An orthonormal basis of columns, in their order, by Gram and Schmidt twice over; columns that those before determine have no part in it.</summary>
internal sealed class OrthogonalBasis
{
    // The share of a column's length outside those before it, at which R's qr leaves it out.
    private const double Dependent = 1e-7;

    private readonly List<double[]> basis = [];
    private readonly List<double[]> triangle = [];

    /// <summary>The basis of some columns of one length.</summary>
    public OrthogonalBasis(IReadOnlyList<double[]> columns)
    {
        foreach (var column in columns)
        {
            var (left, along) = (column.ToArray(), new double[basis.Count + 1]);
            for (var turn = 0; turn < 2; turn++)
            {
                for (var k = 0; k < basis.Count; k++)
                {
                    var part = SquareMatrix.Dot(basis[k], left);
                    along[k] += part;
                    ColumnSums.AddMultiple(left, -part, basis[k]);
                }
            }

            var (length, whole) = (Math.Sqrt(SquareMatrix.Dot(left, left)), Math.Sqrt(SquareMatrix.Dot(column, column)));
            if (!(length > Dependent * whole)) continue;
            along[^1] = length;
            for (var i = 0; i < left.Length; i++) left[i] /= length;
            basis.Add(left);
            triangle.Add(along);
        }
    }

    /// <summary>How many columns are independent.</summary>
    public int Rank => basis.Count;

    /// <summary>Σ (qᵀv)² over the members of the basis from some position on.</summary>
    public double Squares(double[] vector, int from)
    {
        var sum = 0.0;
        foreach (var member in basis.Skip(from))
        {
            var part = SquareMatrix.Dot(member, vector);
            sum += part * part;
        }

        return sum;
    }

    /// <summary>What the basis leaves of a vector.</summary>
    public double[] Residual(double[] vector)
    {
        var left = vector.ToArray();
        for (var turn = 0; turn < 2; turn++)
            foreach (var member in basis) ColumnSums.AddMultiple(left, -SquareMatrix.Dot(member, left), member);
        return left;
    }

    /// <summary>What the basis says of a vector.</summary>
    public double[] Fitted(double[] vector)
    {
        var fitted = vector.ToArray();
        ColumnSums.AddMultiple(fitted, -1, Residual(vector));
        return fitted;
    }

    /// <summary>The squared length of <see cref="Residual"/>.</summary>
    public double Left(double[] vector)
    {
        var left = Residual(vector);
        return SquareMatrix.Dot(left, left);
    }

    /// <summary>Coefficients of the columns, all of which are independent, by least squares.</summary>
    public double[] Solve(double[] vector)
    {
        double[] solution = [.. basis.Select(member => SquareMatrix.Dot(member, vector))];
        for (var j = Rank - 1; j >= 0; j--)
        {
            for (var k = j + 1; k < Rank; k++) solution[j] -= triangle[k][j] * solution[k];
            solution[j] /= triangle[j][j];
        }

        return solution;
    }
}
