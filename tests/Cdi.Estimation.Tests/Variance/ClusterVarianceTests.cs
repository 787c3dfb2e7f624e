using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;
using MathNet.Numerics.LinearAlgebra;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>Cluster variances against the formulas written with n × n matrices.</summary>
public class ClusterVarianceTests
{
    private static readonly double[] X = [0.3, 1.1, 2.7, 0.9, 1.4, 3.3, 2.2, 0.1, 1.9, 2.8, 0.6, 3.9];
    private static readonly double[] Y = [1.2, 0.7, 3.9, 2.2, 0.1, 4.2, 2.0, 1.4, 3.1, 2.2, 0.4, 5.7];
    private static readonly int[] Clusters = [0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 4, 4];

    [Theory]
    [InlineData(VarianceEstimator.ClusterCR0)]
    [InlineData(VarianceEstimator.ClusterCR1)]
    [InlineData(VarianceEstimator.ClusterCR2)]
    public void Least_squares_by_clusters(VarianceEstimator variance)
    {
        var fit = Fit(Y, Clusters, variance);
        Close.Relative(Expected(variance, Clusters).ToColumnMajorArray(), fit.Covariance, 1e-10);
        Assert.Equal(4, fit.DegreesOfFreedom);

        // t(4) at 0.95 from tables: 2.131846786.
        var half = (fit.Targets[1].UpperEnd() - fit.Targets[1].LowerEnd()) / 2;
        Close.To(2.131846786326649, half / fit.Targets[1].StandardError, 1e-10);
    }

    [Fact]
    public void Clusters_of_one_row_are_HC0_and_HC2()
    {
        int[] own = [.. Enumerable.Range(0, X.Length)];
        var options = Options(LambdaPolicy.None);
        Close.Relative(Plain(options with { Variance = VarianceEstimator.HC0 }).Covariance, Fit(Y, own, VarianceEstimator.ClusterCR0).Covariance, 1e-12);
        Close.Relative(Plain(options with { Variance = VarianceEstimator.HC2 }).Covariance, Fit(Y, own, VarianceEstimator.ClusterCR2).Covariance, 1e-12);

        static RectifiedFit Plain(EstimationOptions options) => Fit<Glm<Gaussian, Size2>>(Columns(All(12, 1.0), X), FullyLabelled(Y), options);
    }

    [Fact]
    public void Rows_copied_within_clusters_add_nothing()
    {
        int[] twice = [.. Enumerable.Range(0, 12), .. Enumerable.Range(0, 12)];
        var sample = new RectifiedSample(Features([.. twice.Select(i => Y[i])]), ReadOnlyMemory<double>.Empty, All(24, true), All(24, 1.0), SampleDraw.Poisson)
        {
            Clusters = twice.Select(i => Clusters[i]).ToArray(),
        };
        var options = Options(LambdaPolicy.None) with { Variance = VarianceEstimator.ClusterCR0 };
        var fit = Fit<Glm<Gaussian, Size2>>(Columns(All(24, 1.0), [.. twice.Select(i => X[i])]), sample, options);
        Close.Relative(Fit(Y, Clusters, VarianceEstimator.ClusterCR0).Covariance, fit.Covariance, 1e-10);
    }

    [Fact]
    public void Labels_in_one_cluster_only_are_too_few_clusters()
    {
        var sample = new RectifiedSample(Features(Y), ReadOnlyMemory<double>.Empty, All(12, true), All(12, 1.0), SampleDraw.Poisson) { Clusters = new int[12] };
        var options = Options(LambdaPolicy.None) with { Variance = VarianceEstimator.ClusterCR2 };
        Assert.Equal(new SolveFailure.TooFewClusters(1), Outcome<Glm<Gaussian, Size2>>(Columns(All(12, 1.0), X), sample, options));
    }

    [Fact]
    public void Clusters_of_one_row_are_the_uncentred_sandwich_of_a_rectified_fit()
    {
        var study = SmallStudy.Random();
        int[] own = [.. Enumerable.Range(0, study.X.Length)];
        var clustered = new RectifiedSample(Features(study.Human), Features(study.Predicted), study.Labelled, study.Probability,
            SampleDraw.Poisson) { Clusters = own };
        var options = Options(new LambdaPolicy.Fixed(0.5));
        var plain = options with { Conventions = new VarianceConventions { Centring = CovarianceCentring.None, Divisor = CovarianceDivisor.Rows } };
        Close.Relative(
            Fit<Glm<Bernoulli, Size2>>(study.Columns, study.Sample(), plain).Covariance,
            Fit<Glm<Bernoulli, Size2>>(study.Columns, clustered, options with { Variance = VarianceEstimator.ClusterCR0 }).Covariance,
            1e-10);
    }

    [Fact]
    public void In_the_corpus_target_clusters_do_not_enter()
    {
        var study = SmallStudy.Random();
        var clustered = new RectifiedSample(Features(study.Human), Features(study.Predicted), study.Labelled, study.Probability,
            SampleDraw.Poisson) { Clusters = study.Strata };
        var options = Options(LambdaPolicy.Full, Generalise.Corpus);
        var plain = Fit<Glm<Bernoulli, Size2>>(study.Columns, study.Sample(), options);
        var fit = Fit<Glm<Bernoulli, Size2>>(study.Columns, clustered, options with { Variance = VarianceEstimator.ClusterCR1 });
        Assert.Equal(plain.Covariance.AsSpan(), fit.Covariance.AsSpan());
        Assert.Null(fit.DegreesOfFreedom);
    }

    [Fact]
    public void HC_variances_are_for_human_labels_only()
    {
        var study = SmallStudy.Random();
        var options = Options(LambdaPolicy.Full) with { Variance = VarianceEstimator.HC3 };
        Assert.Throws<ArgumentException>(() => Outcome<Glm<Bernoulli, Size2>>(study.Columns, study.Sample(), options));
    }

    private static RectifiedFit Fit(double[] outcome, int[] clusters, VarianceEstimator variance)
    {
        var sample = new RectifiedSample(Features(outcome), ReadOnlyMemory<double>.Empty, All(12, true), All(12, 1.0),
            SampleDraw.Poisson) { Clusters = clusters };
        return Samples.Fit<Glm<Gaussian, Size2>>(Columns(All(12, 1.0), X), sample, PeerOptions(LambdaPolicy.None) with { Variance = variance });
    }

    // (XᵀX)⁻¹ [Σ X_cᵀ A_c e_c e_cᵀ A_c X_c] (XᵀX)⁻¹, A_c = (I − X_c (XᵀX)⁻¹ X_cᵀ)^(−½) for CR2.
    private static Matrix<double> Expected(VarianceEstimator variance, int[] clusters)
    {
        var design = Matrix<double>.Build.DenseOfColumnArrays(All(12, 1.0), X);
        var inverse = design.TransposeThisAndMultiply(design).Inverse();
        var residual = Vector<double>.Build.DenseOfArray(Y) - (design * inverse * design.TransposeThisAndMultiply(Vector<double>.Build.DenseOfArray(Y)));
        var meat = Matrix<double>.Build.Dense(2, 2);
        foreach (var group in Enumerable.Range(0, 12).GroupBy(row => clusters[row]))
        {
            var rows = Matrix<double>.Build.DenseOfRows(group.Select(row => design.Row(row)));
            var errors = Vector<double>.Build.DenseOfEnumerable(group.Select(row => residual[row]));
            if (variance == VarianceEstimator.ClusterCR2)
                errors = RootInverse(Matrix<double>.Build.DenseIdentity(rows.RowCount) - (rows * inverse * rows.Transpose())) * errors;
            var sum = rows.TransposeThisAndMultiply(errors);
            meat += sum.OuterProduct(sum);
        }

        var groups = clusters.Max() + 1.0;
        return inverse * meat * inverse * (variance == VarianceEstimator.ClusterCR1 ? groups / (groups - 1) : 1);
    }

    private static Matrix<double> RootInverse(Matrix<double> matrix)
    {
        var decomposition = matrix.Evd(Symmetricity.Symmetric);
        var root = decomposition.EigenValues.Map(value => 1 / Math.Sqrt(value.Real));
        return decomposition.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalVector(root) * decomposition.EigenVectors.Transpose();
    }
}
