using Cdi.Estimation.Sources;
using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>The equation Σᵢ mᵢ(θ)/n = 0 bound to its rows: what solvers, covariances and λ ask of a problem, wherever its rows are.</summary>
/// <remarks>
/// Every question but <see cref="ScoresOf"/> is one for sums, so that an answer need not hold the rows or hand them over. <see cref="RowwiseMoments"/>
/// answers by passes of a kernel over blocks of rows: in memory, or in chunks that stream. Absorbed effects
/// (<see cref="AbsorbedRows"/>) are an <see cref="IBoundRows"/> whose scores and Jacobian are those of the loss after the effects of each group are solved
/// for at θ; θ and d are the parameters that stay, and <see cref="With(IRowColumns)"/> keeps the effects. Two kinds are still to come and fit without a
/// change here. A warehouse: the printed loss with its derivatives is an aggregate query for each member, codes and multiplicities are expressions,
/// <see cref="AddLargest"/> is an ordered query with a limit, and only d × d numbers travel. A quantile: Jacobian from a smoothed or resampled slope, scores
/// are signs; its solver asks for <see cref="Evaluate"/> alone.
/// Rows have two numbers: that within the equation, from 0, and that within the corpus, by which codes, multiplicities and results are given.
/// </remarks>
internal interface IMoments
{
    /// <summary>d, the parameters.</summary>
    int ParameterCount { get; }

    /// <summary>How the loss behaves far from its minimum.</summary>
    LossTail Tail { get; }

    /// <summary>Rows that enter.</summary>
    long Rows { get; }

    /// <summary>n, by which sums are divided: the rows of the corpus; not fewer than <see cref="Rows"/>.</summary>
    long Divisor { get; }

    /// <summary>Effects of groups that the equation solves for beside θ, those counted once that groups have in common.</summary>
    int EffectRank => 0;

    /// <summary>The same without groupings whose groups lie within clusters, but for the constant that they hold.</summary>
    /// <param name="clusters">The cluster of a row of the corpus; null where every row is one.</param>
    int EffectRankAcross(IRowValues<int>? clusters) => EffectRank;

    /// <summary>What such effects add to leverage; null where there are none.</summary>
    EffectLeverage? Effects => null;

    /// <summary>Of each row of an equation whose rows are few what its effects add to the spread of its residual: dᵀL⁻¹d for its dummies d and the Hessian L of
    /// all effects, C of its group, and the group; empty where there are none.</summary>
    (double Form, double Curvature, int Group)[] EffectForms() => [];

    /// <summary>Why the equation has no solution.</summary>
    IMomentDiagnosis Diagnosis { get; }

    /// <summary>The loss whose derivative the equation is, divided by n.</summary>
    /// <param name="parameters">θ, d.</param>
    double Value(double[] parameters);

    /// <summary>Σ m/n and its Jacobian.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <param name="score">d; overwritten.</param>
    /// <param name="jacobian">d × d; overwritten.</param>
    void Evaluate(double[] parameters, double[] score, double[] jacobian);

    /// <summary>Adds Σ m and Σ m mᵀ, without counting rows.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <param name="codes">To which sums a row of the corpus belongs; null where there is one.</param>
    /// <param name="sums">One for each code.</param>
    void AddProducts(double[] parameters, IRowValues<int>? codes, ReadOnlySpan<MomentSums> sums);

    /// <summary>Adds Σ m of groups of rows.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <param name="groups">The group of a row of the corpus; null where every row of the equation is one.</param>
    /// <param name="sums">Groups × d, row by row.</param>
    void AddScores(double[] parameters, IRowValues<int>? groups, Span<double> sums);

    /// <summary>Hands over the Jacobian of Σ m/n of each group that has rows, in ascending order.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <param name="groups">As in <see cref="AddScores"/>.</param>
    /// <param name="count">Groups.</param>
    /// <param name="use">Given a group and its Jacobian, d × d, which is its own to change until it returns.</param>
    void GroupJacobians(double[] parameters, IRowValues<int>? groups, int count, Action<int, double[]> use);

    /// <summary>A code of every row of an equation whose rows are few.</summary>
    /// <param name="codes">The code of a row of the corpus.</param>
    int[] CodesOf(IRowValues<int> codes);

    /// <summary>Adds counts, Σ hᵀm and Σ (hᵀm)² by code.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <param name="direction">h, d.</param>
    /// <param name="codes">The code of a row of the corpus.</param>
    /// <param name="sums">One for each code.</param>
    void AddAlong(double[] parameters, double[] direction, IRowValues<int> codes, Span<AlongSums> sums);

    /// <summary>Adds (hᵀm)² of every row, by which the most influential are found.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <param name="direction">h, d.</param>
    /// <param name="largest">Keeps the rows.</param>
    void AddLargest(double[] parameters, double[] direction, LargestShares largest);

    /// <summary>The scores of chosen rows; times −Ĥ⁻¹/n their influence on θ̂.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <param name="rows">Rows of the equation, ascending.</param>
    /// <param name="scores">Chosen rows × d, column-major; overwritten.</param>
    void ScoresOf(double[] parameters, ReadOnlySpan<long> rows, Span<double> scores);

    /// <summary>The score of every row of an equation whose rows are few.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <param name="scores">Rows × d, column-major; overwritten.</param>
    void Scores(double[] parameters, Span<double> scores);

    /// <summary>Adds Σ w m mᵀ and Σ w m of an equation whose rows are few.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <param name="weights">w, one for each row of the equation.</param>
    /// <param name="second">d × d.</param>
    /// <param name="mean">d.</param>
    void AddWeighted(double[] parameters, ReadOnlySpan<double> weights, double[] second, double[] mean);

    /// <summary>The equation whose <see cref="With(IChosenRows, ReadOnlyMemory{double})"/> gives scores that hold as well what a row contributes to the
    /// solution through what the equation solves for beside θ; itself where scores hold that already, or there is nothing.</summary>
    /// <param name="parameters">θ at which the equation was solved, d.</param>
    IMoments Linearised(double[] parameters) => this;

    /// <summary>All rows with other coefficients; what this equation solves for beside θ, effects of groups above all, stays as it is here.</summary>
    /// <param name="coefficients">c.</param>
    /// <returns>As <see cref="IBoundRows.Over"/> gives it.</returns>
    IMoments With(IRowColumns coefficients);

    /// <summary>Chosen rows with coefficients of their own; what this equation solves for beside θ stays as it is here.</summary>
    /// <param name="rows">Rows of the same corpus.</param>
    /// <param name="coefficients">Chosen rows × M, column-major; held, not copied.</param>
    IMoments With(IChosenRows rows, ReadOnlyMemory<double> coefficients);

    /// <summary>Scores and Jacobians of every row, from which the same equation with rows counted otherwise follows; null where they are too many, or more is
    /// solved for than θ.</summary>
    /// <param name="parameters">θ, d.</param>
    CountedSums? Tabulated(double[] parameters) => null;

    /// <summary>The same equation with rows counted otherwise.</summary>
    /// <param name="multiplicities">How often a row of the corpus counts.</param>
    /// <returns>Valid until the next call.</returns>
    IMoments Counted(IRowValues<double> multiplicities);
}
