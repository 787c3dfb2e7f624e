namespace Cdi.Estimation.Numerics;

/// <summary>A number of twice the digits of a double, some 32: a sum of two, the second below half a unit in the last place of the first.</summary>
/// <param name="High">The number, rounded.</param>
/// <param name="Low">What rounding left.</param>
/// <remarks>Dekker (1971); products by fused multiplication (Hida, Li and Bailey 2001).</remarks>
internal readonly record struct DoubleDouble(double High, double Low)
{
    /// <summary>A double.</summary>
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    /// <summary>a·b, exactly.</summary>
    public static DoubleDouble Product(double a, double b)
    {
        var product = a * b;
        return new(product, Math.FusedMultiplyAdd(a, b, -product));
    }

    /// <summary>a + b.</summary>
    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var (high, low) = (Sum(a.High, b.High), Sum(a.Low, b.Low));
        var whole = Ordered(high.High, high.Low + low.High);
        return Ordered(whole.High, whole.Low + low.Low);
    }

    /// <summary>a − b.</summary>
    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + new DoubleDouble(-b.High, -b.Low);

    /// <summary>a·b.</summary>
    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var product = Product(a.High, b.High);
        return Ordered(product.High, product.Low + ((a.High * b.Low) + (a.Low * b.High)));
    }

    /// <summary>a/b.</summary>
    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        var first = a.High / b.High;
        var left = a - (b * first);
        var second = left.High / b.High;
        left -= b * second;
        return Ordered(first, second) + (left.High / b.High);
    }

    /// <summary>The whole power of a number, by squares.</summary>
    /// <param name="exponent">May be negative.</param>
    public DoubleDouble Power(int exponent)
    {
        var (power, square) = ((DoubleDouble)1, this);
        for (var left = Math.Abs(exponent); left > 0; left >>= 1)
        {
            if ((left & 1) == 1) power *= square;
            square *= square;
        }

        return exponent < 0 ? 1 / power : power;
    }

    /// <summary>√a, a above 0.</summary>
    public static DoubleDouble Sqrt(DoubleDouble a)
    {
        var inverse = 1 / Math.Sqrt(a.High);
        var root = a.High * inverse;
        return Ordered(root, (a - Product(root, root)).High * (inverse / 2));
    }

    // Of any two numbers.
    private static DoubleDouble Sum(double a, double b)
    {
        var sum = a + b;
        var part = sum - a;
        return new(sum, (a - (sum - part)) + (b - part));
    }

    // Of two numbers, the first the larger.
    private static DoubleDouble Ordered(double a, double b)
    {
        var sum = a + b;
        return new(sum, b - (sum - a));
    }
}
