namespace Cdi.Estimation.Multiplicity;

/// <summary>What a batch shows of a model's errors.</summary>
/// <param name="Labelled">Texts of the batch that people labelled and the model answered.</param>
/// <param name="ErrorRate">Share of errors among all of its texts, estimated; null without such texts.</param>
/// <param name="Change">By how much the error rate of all batches since the reference, this one included, differs from that of the reference; null within
/// it, and where there are fewer than two texts.</param>
/// <param name="Lower">Lower end of the band of the change; null where that is.</param>
/// <param name="Upper">Upper end.</param>
public sealed record DriftBatch(int Labelled, double? ErrorRate, double? Change, double? Lower, double? Upper)
{
    /// <summary>Whether the band lacks 0.</summary>
    public bool ShowsDrift => Lower > 0 || Upper < 0;
}
