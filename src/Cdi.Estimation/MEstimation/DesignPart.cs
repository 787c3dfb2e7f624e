using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.MEstimation;

/// <summary>Columns z₀ … z₍d₋₁₎ of a linear predictor for up to 512 rows of a block: those of the block where they are its own, products in scratch.</summary>
internal readonly ref struct DesignPart
{
    /// <summary>Rows of a part, a multiple of eight.</summary>
    public const int Rows = 512;

    private const int ColumnsAtOnce = 4;

    private readonly RowBlock rows;
    private readonly ReadOnlySpan<int> places;
    private readonly ReadOnlySpan<double> made;

    /// <summary>Makes the products of the part.</summary>
    /// <param name="rows">The block.</param>
    /// <param name="first">Its first row that is meant.</param>
    /// <param name="count">How many, at most <see cref="Rows"/>, a multiple of eight.</param>
    /// <param name="terms">As <see cref="ILinearPredictorLoss.Terms"/>.</param>
    /// <param name="places">d; overwritten.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/>; overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DesignPart(scoped in RowBlock rows, int first, int count, ReadOnlySpan<int> terms, Span<int> places, Span<double> scratch)
    {
        this.rows = rows;
        First = first;
        this.places = places;
        made = scratch;
        Count = count;
        var (at, slot) = (0, 0);
        for (var j = 0; j < places.Length; j++)
        {
            var factors = terms.Slice(at + 1, terms[at]);
            at += 1 + factors.Length;
            if (factors.Length == 1)
            {
                places[j] = factors[0];
                continue;
            }

            Multiply(factors, scratch.Slice(slot * Rows, count));
            places[j] = ~slot++;
        }
    }

    /// <summary>First row of this part in the block.</summary>
    public int First { get; }

    /// <summary>Rows of this part.</summary>
    public int Count { get; }

    /// <summary>d.</summary>
    public int Columns => places.Length;

    /// <summary>Doubles of scratch for terms that are no column of the block.</summary>
    /// <param name="terms">As <see cref="ILinearPredictorLoss.Terms"/>.</param>
    /// <param name="parameters">d.</param>
    public static int ScratchLength(ReadOnlySpan<int> terms, int parameters)
    {
        var (at, length) = (0, 0);
        for (var j = 0; j < parameters; j++)
        {
            if (terms[at] != 1) length += Rows;
            at += 1 + terms[at];
        }

        return length;
    }

    /// <summary>Column j: a reference to its first value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly double Column(int j)
    {
        var values = places[j] >= 0 ? rows.Column(places[j]).Slice(First, Count) : made.Slice(~places[j] * Rows, Count);
        return ref MemoryMarshal.GetReference(values);
    }

    /// <summary>η = Σ θⱼzⱼ, four columns at a time.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <param name="predictor">As many as rows; overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Predict(ReadOnlySpan<double> parameters, Span<double> predictor)
    {
        predictor.Clear();
        var whole = places.Length - (places.Length % ColumnsAtOnce);
        for (var j = 0; j < whole; j += ColumnsAtOnce)
        {
            AddFour(parameters.Slice(j, ColumnsAtOnce), in Column(j), in Column(j + 1), in Column(j + 2), in Column(j + 3), predictor);
        }

        for (var j = whole; j < places.Length; j++) AddOne(parameters[j], in Column(j), predictor);
    }

    /// <summary>rᵢzᵢⱼ of every row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteProduct(int j, ReadOnlySpan<double> residual, Span<double> product)
    {
        ref readonly var column = ref Column(j);
        for (var i = 0; i < residual.Length; i += LaneSums.Lanes)
        {
            (At(in column, (nuint)i) * Vector512.Create(residual.Slice(i, LaneSums.Lanes))).CopyTo(product.Slice(i, LaneSums.Lanes));
        }
    }

    /// <summary>Eight values from row i of a column on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> At(in double column, nuint i) => Vector512.LoadUnsafe(in column, i);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(ReadOnlySpan<double> theta, in double z0, in double z1, in double z2, in double z3, Span<double> predictor)
    {
        var (t0, t1, t2, t3) = (Vector512.Create(theta[0]), Vector512.Create(theta[1]), Vector512.Create(theta[2]), Vector512.Create(theta[3]));
        ref var eta = ref MemoryMarshal.GetReference(predictor);
        for (nuint i = 0; i < (nuint)predictor.Length; i += LaneSums.Lanes)
        {
            var left = Vector512.FusedMultiplyAdd(t1, At(in z1, i), Vector512.FusedMultiplyAdd(t0, At(in z0, i), Vector512.LoadUnsafe(ref eta, i)));
            Vector512.FusedMultiplyAdd(t3, At(in z3, i), Vector512.FusedMultiplyAdd(t2, At(in z2, i), left)).StoreUnsafe(ref eta, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddOne(double theta, in double column, Span<double> predictor)
    {
        var factor = Vector512.Create(theta);
        ref var eta = ref MemoryMarshal.GetReference(predictor);
        for (nuint i = 0; i < (nuint)predictor.Length; i += LaneSums.Lanes)
        {
            Vector512.FusedMultiplyAdd(factor, At(in column, i), Vector512.LoadUnsafe(ref eta, i)).StoreUnsafe(ref eta, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(ReadOnlySpan<int> factors, Span<double> product)
    {
        product.Fill(1);
        foreach (var factor in factors)
        {
            var column = rows.Column(factor).Slice(First, product.Length);
            for (var i = 0; i < product.Length; i++) product[i] *= column[i];
        }
    }
}
