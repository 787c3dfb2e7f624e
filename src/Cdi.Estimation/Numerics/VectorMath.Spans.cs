using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cdi.Estimation.Numerics;

/// <content>The functions of many numbers, with the bits of each alone.</content>
/// <remarks>A short loop of one function each: where there is no AVX-512, eight lanes are two halves, and a method that holds more of them than the compiler
/// takes apart calls every addition, at thirty times the price.</remarks>
public static partial class VectorMath
{
    private interface IFunction
    {
        static abstract Vector512<double> At(Vector512<double> x);
    }

    private interface IFunctionOfTwo
    {
        static abstract Vector512<double> At(Vector512<double> x, Vector512<double> y);
    }

    /// <summary>eˣ of every number.</summary>
    /// <param name="x">The numbers.</param>
    /// <param name="values">As many; may be <paramref name="x"/>.</param>
    internal static void Exp(ReadOnlySpan<double> x, Span<double> values) => Each<Exponential>(x, values);

    /// <summary>log x of every number.</summary>
    /// <inheritdoc cref="Exp(ReadOnlySpan{double}, Span{double})" path="/param"/>
    internal static void Log(ReadOnlySpan<double> x, Span<double> values) => Each<Logarithm>(x, values);

    /// <summary>exp(−x²/2)/√(2π) of every number.</summary>
    /// <inheritdoc cref="Exp(ReadOnlySpan{double}, Span{double})" path="/param"/>
    internal static void NormalPdf(ReadOnlySpan<double> x, Span<double> values) => Each<NormalDensity>(x, values);

    /// <summary>1/(1 + e⁻ˣ) of every number.</summary>
    /// <inheritdoc cref="Exp(ReadOnlySpan{double}, Span{double})" path="/param"/>
    internal static void Logistic(ReadOnlySpan<double> x, Span<double> values) => Each<LogisticFunction>(x, values);

    /// <summary>log(1 + eˣ) of every number.</summary>
    /// <param name="x">The numbers.</param>
    /// <param name="values">As many, elsewhere.</param>
    internal static void Log1pExp(ReadOnlySpan<double> x, Span<double> values)
    {
        Each<ExponentialOfSize>(x, values);
        EachOfTwo<Softplus>(x, values, values);
    }

    /// <summary>A function of eight lanes by the loop for many numbers: what a kernel calls where its own lanes are halves.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> Apart<TFunction>(Vector512<double> x)
        where TFunction : struct, IFunction
    {
        var lanes = MemoryMarshal.CreateSpan(ref Unsafe.As<Vector512<double>, double>(ref x), LaneSums.Lanes);
        Each<TFunction>(lanes, lanes);
        return x;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Each<TFunction>(ReadOnlySpan<double> x, Span<double> values)
        where TFunction : struct, IFunction
    {
        var whole = LaneSums.Whole(x.Length);
        for (var i = 0; i < whole; i += LaneSums.Lanes)
            TFunction.At(Vector512.Create(x.Slice(i, LaneSums.Lanes))).CopyTo(values.Slice(i, LaneSums.Lanes));
        if (whole == x.Length) return;
        Span<double> lanes = stackalloc double[LaneSums.Lanes];
        lanes.Clear();
        x[whole..].CopyTo(lanes);
        TFunction.At(Vector512.Create<double>(lanes)).CopyTo(lanes);
        lanes[..(x.Length - whole)].CopyTo(values[whole..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EachOfTwo<TFunction>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> values)
        where TFunction : struct, IFunctionOfTwo
    {
        var whole = LaneSums.Whole(x.Length);
        for (var i = 0; i < whole; i += LaneSums.Lanes)
        {
            TFunction.At(Vector512.Create(x.Slice(i, LaneSums.Lanes)), Vector512.Create(y.Slice(i, LaneSums.Lanes)))
                .CopyTo(values.Slice(i, LaneSums.Lanes));
        }

        if (whole == x.Length) return;
        Span<double> lanes = stackalloc double[2 * LaneSums.Lanes];
        lanes.Clear();
        x[whole..].CopyTo(lanes);
        y[whole..x.Length].CopyTo(lanes[LaneSums.Lanes..]);
        TFunction.At(Vector512.Create<double>(lanes[..LaneSums.Lanes]), Vector512.Create<double>(lanes[LaneSums.Lanes..])).CopyTo(lanes);
        lanes[..(x.Length - whole)].CopyTo(values[whole..]);
    }

    private readonly struct Exponential : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> At(Vector512<double> x) => ExpInPlace(x);
    }

    private readonly struct Logarithm : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> At(Vector512<double> x) => LogInPlace(x);
    }

    private readonly struct LogarithmOfOnePlus : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> At(Vector512<double> u) => LogOfOnePlusInPlace(u);
    }

    private readonly struct NormalDensity : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> At(Vector512<double> x) => NormalPdf(x);
    }

    private readonly struct LogisticFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> At(Vector512<double> x) => LogisticInPlace(x);
    }

    private readonly struct ExponentialOfSize : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> At(Vector512<double> x) => ExpInPlace(-Vector512.Abs(x));
    }

    // Of x and u = e^−|x|.
    private readonly struct Softplus : IFunctionOfTwo
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> At(Vector512<double> x, Vector512<double> u) => Vector512.MaxNative(x, Vector512<double>.Zero) + LogOfOnePlusInPlace(u);
    }
}
