namespace Cdi.Cli;

/// <summary>A command that a signal ended, with part of its work on file.</summary>
/// <param name="kept">What is kept and how to go on, as a clause: it is shown behind <c>interrupted;</c>.</param>
/// <param name="interrupted">What the signal cancelled.</param>
internal sealed class InterruptedException(string kept, CancellationToken interrupted) : OperationCanceledException(kept, interrupted);
