using System.Globalization;

namespace Cdi.Corpus;

/// <content>What a corpus that arrives in batches shows of a model.</content>
internal static partial class DataDiagnostics
{
    /// <summary>CDI9331. A model errs more, or less, than it did in the reference.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the monitor.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="column">Column of the batches.</param>
    /// <param name="batch">The first batch at which it is shown.</param>
    /// <param name="change">The change of the error rate.</param>
    /// <param name="lower">Lower end of its band.</param>
    /// <param name="upper">Upper end.</param>
    public static DataDiagnostic ModelDrifted(
        string file, string subject, string llm, string column, string batch, double change, double lower, double upper) =>
        Warning("CDI9331", file, subject,
        $"{Quote(llm)} errs otherwise than in the reference: at {Quote(column)} = {batch} its error rate has changed by "
            + string.Create(CultureInfo.InvariantCulture, $"{change:+0.000;-0.000} [{lower:+0.000;-0.000}, {upper:+0.000;-0.000}]."),
        "People are to look again: label more texts of later batches, and ask what changed, the texts or the model. Estimates stay valid; labels that were "
            + "collected under the old error rate no longer say how good the model is.");

    /// <summary>CDI9332. There is nothing with which a monitor could compare.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the monitor.</param>
    /// <param name="llm">Name of the model.</param>
    /// <param name="column">Column of the batches.</param>
    /// <param name="reference">Batches of the reference.</param>
    public static DataDiagnostic NothingMonitored(string file, string subject, string llm, string column, int reference) => Warning("CDI9332", file, subject,
        $"Nothing is known of a change of {Quote(llm)}: by {Quote(column)} there is no batch behind the first {Show(reference)}, or these have fewer than two "
            + "labelled texts that it answered.",
        "Wait for more batches, label texts of the first ones, or make `reference` smaller.");
}
