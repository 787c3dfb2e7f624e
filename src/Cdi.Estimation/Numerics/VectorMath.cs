using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cdi.Estimation.Numerics;

/// <summary>Elementary functions of eight lanes of double precision, for emitted kernels.</summary>
/// <remarks>
/// Every result is made of IEEE operations and explicit fused multiply-adds in a fixed order, so it has the same bits
/// with AVX-512, with AVX2, and with all intrinsics off. The functions that go through the runtime's scalar library
/// (<see cref="Sin"/>, <see cref="Cos"/>, <see cref="Atan"/>, <see cref="Pow"/>, <see cref="NormalCdf"/>) have the same
/// bits on every vector width too, but may differ in the last place from one operating system to another.
/// Coefficients are interpolations at Chebyshev nodes computed in 80 decimal digits, then rounded to double.
/// </remarks>
public static partial class VectorMath
{
    /// <summary>a·b + c with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Fma(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Vector512.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Fma(Vector512<double> a, Vector512<double> b, double c) => Vector512.FusedMultiplyAdd(a, b, Vector512.Create(c));
}
