namespace Cdi.Estimation.MEstimation;

/// <summary>Why the data allow no estimate. Parameters are named by their index in θ and rows by their index in the corpus, both from 0.</summary>
public abstract record SolveFailure : EstimationOutcome
{
    /// <summary>No row is labelled, and the method needs labels.</summary>
    public sealed record NoLabels : SolveFailure;

    /// <summary>Not more labels than parameters: the labels can be fitted exactly and say nothing about error.</summary>
    /// <param name="Labels">Labelled rows.</param>
    /// <param name="Parameters">d.</param>
    public sealed record TooFewLabels(int Labels, int Parameters) : SolveFailure;

    /// <summary>Every labelled row carries the same label, so nothing is known about its variation (CDI9015).</summary>
    /// <param name="Labels">Labelled rows.</param>
    public sealed record ConstantOutcome(int Labels) : SolveFailure;

    /// <summary>An inclusion probability that is not in (0, 1]: the row could never, or not properly, be drawn.</summary>
    /// <param name="Row">The first such row.</param>
    /// <param name="Value">Its probability.</param>
    public sealed record UnusableProbability(int Row, double Value) : SolveFailure;

    /// <summary>No weights of 0 or more give labelled rows the totals of all rows to which they are to be calibrated.</summary>
    /// <param name="Fault">Why.</param>
    /// <param name="Row">The row whose weight would be below 0; -1 where the fault is of no single one.</param>
    public sealed record Uncalibrated(CalibrationFault Fault, int Row) : SolveFailure;

    /// <summary>A row whose score is infinite or not a number: a covariate, a label or a prediction is missing or out of range.</summary>
    /// <param name="Row">The first such row.</param>
    public sealed record NotFinite(long Row) : SolveFailure;

    /// <summary>Columns that the data cannot tell apart (CDI9016).</summary>
    /// <param name="ConditionNumber">Condition number of the design with columns scaled to unit length; +∞ where a column is all zero.</param>
    /// <param name="Parameters">The parameters of the near dependence, ascending; at least one.</param>
    public sealed record Collinear(double ConditionNumber, IReadOnlyList<int> Parameters) : SolveFailure
    {
        /// <summary>Whether each of the columns is 0 in every row.</summary>
        public bool IsZero { get; init; }

        /// <summary>Whether that is so within groups whose effects are absorbed.</summary>
        public bool IsConstantWithinGroups { get; init; }
    }

    /// <summary>Complete or quasi-complete separation: along a direction of θ the loss falls for ever, so no finite estimate exists (CDI9005).</summary>
    /// <param name="Parameters">The parameters that diverge, the fastest first; at least one.</param>
    /// <param name="Signs">For each of <paramref name="Parameters"/>, +1 where it tends to +∞ and −1 where it tends to −∞.</param>
    /// <param name="Cell">The rows whose fitted value is driven to its limit, ascending: the separated cell.</param>
    public sealed record Separation(IReadOnlyList<int> Parameters, IReadOnlyList<int> Signs, IReadOnlyList<long> Cell) : SolveFailure;

    /// <summary>The mean Hessian is not positive definite: the rectified loss has no strict minimum where the solver stands.</summary>
    /// <param name="Iterations">Iterations made before.</param>
    /// <param name="Parameter">The first parameter, in order, whose pivot is not positive.</param>
    public sealed record Indefinite(int Iterations, int Parameter) : SolveFailure;

    /// <summary>No fraction of the Newton step lowers the merit ‖Ĥ⁻¹m‖².</summary>
    /// <param name="Iterations">Iterations made.</param>
    /// <param name="Merit">The merit where the solver stands.</param>
    public sealed record NoDescent(int Iterations, double Merit) : SolveFailure;

    /// <summary>Newton's method reached its limit of iterations (CDI9017).</summary>
    /// <param name="Iterations">Iterations made.</param>
    /// <param name="LastStep">Largest absolute change of a parameter in the last one.</param>
    public sealed record NoConvergence(int Iterations, double LastStep) : SolveFailure;

    /// <summary>A cluster variance needs labels in two clusters at least.</summary>
    /// <param name="Clusters">Clusters with a label.</param>
    public sealed record TooFewClusters(int Clusters) : SolveFailure;

    /// <summary>The density of the outcome at its conditional quantile cannot be told: neighbouring quantiles are the same at too many x.</summary>
    /// <param name="Rows">Labelled rows.</param>
    /// <param name="WithoutDensity">Those at whose x neighbouring quantiles do not rise.</param>
    public sealed record NoDensity(int Rows, int WithoutDensity) : SolveFailure;

    /// <summary>Too many replicates of a bootstrap have no solution: what is left of them says nothing of the estimate's spread.</summary>
    /// <param name="Solved">Replicates with a solution.</param>
    /// <param name="Replicates">B.</param>
    public sealed record TooFewReplicates(int Solved, int Replicates) : SolveFailure;

    /// <summary>The same analysis of predictions has no solution, by which people's was to be corrected (CDI9280).</summary>
    /// <param name="Cause">Why.</param>
    /// <param name="OfLabelled">Whether of the labelled rows; else of all rows.</param>
    public sealed record OfPredictions(SolveFailure Cause, bool OfLabelled) : SolveFailure;

    /// <summary>Too few units to weigh so many differences of two analyses at once: their weights would follow the errors that they correct.</summary>
    /// <param name="Units">Labelled rows, clusters or units that chance could have left out.</param>
    /// <param name="Fewest">As many as are needed.</param>
    /// <param name="Differences">The differences.</param>
    public sealed record TooFewForWeights(int Units, int Fewest, int Differences) : SolveFailure;

    /// <summary>A gold set of another corpus says too little, or no mixture of what it says is what the model says of the corpus (CDI9281–9283).</summary>
    /// <param name="Obstacle">What is wrong.</param>
    /// <param name="Index">A row without an answer, a class, or a mean without texts.</param>
    /// <param name="Value">The relative error of the determinant, a share below 0, or the fewest labels of a class.</param>
    /// <param name="Limit">The most that is let pass, or the standard error of that share.</param>
    public sealed record Shifted(ShiftObstacle Obstacle, int Index, double Value, double Limit) : SolveFailure;

    /// <summary>A target, or its variance, is not a number at the solution: the logarithm of a share outside (0, 1), say.</summary>
    /// <param name="Term">The target's name.</param>
    public sealed record UndefinedTarget(string Term) : SolveFailure
    {
        /// <summary>The share or mean that has no log odds or no logarithm; null where something else is undefined.</summary>
        public double? OffScale { get; init; }
    }
}
