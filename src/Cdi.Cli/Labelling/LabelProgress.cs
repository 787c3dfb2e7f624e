using System.Globalization;
using Cdi.Annotators.Engine;
using Cdi.Cli.Terminal;

namespace Cdi.Cli.Labelling;

/// <summary>Says how far a model is.</summary>
internal sealed class LabelProgress(ModelTask task, ProgressLine line, string? currency) : IProgress<AnnotationProgress>
{
    /// <inheritdoc/>
    public void Report(AnnotationProgress value)
    {
        var left = value.Left is { } time ? $", {Length(time)} left" : "";
        var spent = value.Spent is { } cost ? string.Create(CultureInfo.InvariantCulture, $", {cost:0.####} {currency}") : "";
        line.Say(string.Create(CultureInfo.InvariantCulture, $"{task.Llm.Name}: {value.Done} of {value.Rows} texts, {value.PerSecond:0.#}/s{left}{spent}"));
    }

    private static string Length(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 1 ? $"{time.Minutes} min" : $"{time.Seconds} s";
}
