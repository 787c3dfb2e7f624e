namespace Cdi.Cli;

/// <summary>What the process tells its caller.</summary>
internal enum ExitCode
{
    /// <summary>Done; warnings may have been printed.</summary>
    Success = 0,

    /// <summary>Spec, data or arguments are at fault; diagnostics were printed.</summary>
    UserError = 1,

    /// <summary>The tool is at fault.</summary>
    ToolError = 2,

    /// <summary>Stopped from outside (Ctrl-C); nothing was written. The shells' number for it.</summary>
    Interrupted = 130,
}
