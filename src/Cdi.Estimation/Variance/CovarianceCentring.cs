namespace Cdi.Estimation.Variance;

/// <summary>About what the moments are centred in their covariance.</summary>
internal enum CovarianceCentring
{
    /// <summary>The mean over all rows.</summary>
    Overall,

    /// <summary>Labelled and unlabelled rows each about their own mean, as ppi_py does.</summary>
    LabelledAndUnlabelled,

    /// <summary>Nothing: raw second moments, as the dsl package does.</summary>
    None,
}
