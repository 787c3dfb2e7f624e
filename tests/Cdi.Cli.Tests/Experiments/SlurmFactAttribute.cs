namespace Cdi.Cli.Tests.Experiments;

/// <summary>A test that needs a Slurm cluster; skipped where Slurm is not installed, or its daemons may not be started.</summary>
public sealed class SlurmFactAttribute : FactAttribute
{
    /// <summary>A test.</summary>
    public SlurmFactAttribute()
    {
        if (SlurmCluster.Programs is null) Skip = "Slurm is not installed (Debian's packages `slurm-wlm` and `munge`).";
        else if (!Environment.IsPrivilegedProcess) Skip = "Daemons of Slurm are started by the administrator.";
    }
}
