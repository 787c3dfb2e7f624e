namespace Cdi.Cli;

/// <summary>What the process tells its caller.</summary>
internal enum ExitCode
{
    /// <summary>Done; warnings may have been printed.</summary>
    Success = 0,

    /// <summary>Spec, data or arguments are at fault; diagnostics were printed.</summary>
    UserError = 1,

    /// <summary>The tool is at fault, or its answer could not be written to standard output.</summary>
    ToolError = 2,

    /// <summary>Stopped by Ctrl-C (SIGINT); nothing is half-written. The shells' number for it.</summary>
    Interrupted = 130,

    /// <summary>Stopped by SIGTERM; nothing is half-written. The shells' number for it.</summary>
    Terminated = 143,
}
