namespace Cdi.Estimation.Numerics;

/// <summary>What emitted kernels ask of their arguments, checked once a call.</summary>
public static class KernelArguments
{
    /// <summary>Refuses parameters of another length than the kernel's own: too few would be read past their end, too many are another model's.</summary>
    /// <param name="parameters">θ.</param>
    /// <param name="count">d.</param>
    /// <exception cref="ArgumentException">The length of θ is not d.</exception>
    public static void Require(ReadOnlySpan<double> parameters, int count)
    {
        if (parameters.Length != count) throw WrongLength(parameters.Length, count);
    }

    private static ArgumentException WrongLength(int length, int count) => new($"θ has {length} elements where the loss has {count} parameters.", "parameters");
}
