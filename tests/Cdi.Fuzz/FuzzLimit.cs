namespace Cdi.Fuzz;

/// <summary>When a fuzzer stops.</summary>
/// <param name="Time">Time that it may take.</param>
/// <param name="Inputs">Inputs after which it stops; 0 where time alone decides.</param>
internal sealed record FuzzLimit(TimeSpan Time, long Inputs)
{
    /// <summary>Whether a fuzzer goes on.</summary>
    /// <param name="elapsed">Time since it began.</param>
    /// <param name="done">Inputs so far.</param>
    public bool GoesOn(TimeSpan elapsed, long done) => Inputs > 0 ? done < Inputs : elapsed < Time;
}
