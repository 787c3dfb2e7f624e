using System.Globalization;
using Cdi.Cli.Terminal;
using Cdi.Studies.Experiments;

namespace Cdi.Cli.Experiments;

/// <summary>Says how far an experiment is.</summary>
internal sealed class ExperimentProgressLine(ProgressLine line) : IProgress<ExperimentProgress>
{
    /// <inheritdoc/>
    public void Report(ExperimentProgress value) =>
        line.Say(string.Create(CultureInfo.InvariantCulture, $"{value.Done} of {value.Trials} trials: {value.Activity}"));
}
