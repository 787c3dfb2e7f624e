namespace Cdi.Estimation.Learning;

/// <summary>A fit that knows no label of two folds, as what each row it knows adds to it: β is Σ wα(x − x̄)/κ.</summary>
/// <param name="Duals">m × K; wα of every labelled row, 0 where the fit does not know it.</param>
/// <param name="Constants">K; the scores at x̄.</param>
/// <param name="Penalty">κ.</param>
/// <param name="Centre">What a score of 0 means where labels are numbers; otherwise 0.</param>
/// <param name="Unit">The unit of scores where labels are numbers; otherwise 1.</param>
internal sealed record LearningFit(double[] Duals, double[] Constants, double Penalty, double Centre, double Unit)
{
    /// <summary>The weighted loss of the labelled rows of the first fold.</summary>
    public double LossOfFirst { get; set; }

    /// <summary>The weighted loss of the labelled rows of the second fold; 0 where it is the first.</summary>
    public double LossOfSecond { get; set; }
}
