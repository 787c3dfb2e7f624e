using Cdi.Estimation.Annotations;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Moments;

namespace Cdi.Estimation.Tests.Problems;

/// <summary>A slope and a share of an indicator in rows whose numbers follow from their place: read and never held, or the same in memory.</summary>
internal static class CountedStudy
{
    private const int Clusters = 97;

    public static StudyProblem Streamed(int rows, bool isClustered)
    {
        var clusters = isClustered ? new CountedNumbers<int>(Cluster) : null;
        StudyEstimand Of(string name, MEstimator estimator, int columns, Target target) =>
            new(name, estimator.Under(new(1)), rows, new StreamedBinder(new CountedColumns(rows, 16_384, columns)), FeatureMap.Event(0, 2, 1), [target])
            {
                ClusterOf = clusters,
            };
        return new(
            new ReadRows
            {
                Rows = rows,
                KeyOf = new CountedNumbers<RowKey>(Key),
                Predictors = new CountedAnswers(row => Predictor(row, 0), row => Predictor(row, 1), row => Predictor(row, 2), row => Predictor(row, 3)),
                PredictorCount = 4,
            },
            [AnnotatedVariable.Read("v", 2, rows, new CountedAnswers(Machine), false, new CountedNumbers<double>(Confidence))],
            [Of("slope", Slope(), 3, Targets()[0]), Of("share", Share(), 1, Targets()[1])]);
    }

    public static StudyProblem Held(int rows, bool isClustered)
    {
        var clusters = isClustered ? Enumerable.Range(0, rows).Select(row => Cluster(row)).ToArray() : [];
        StudyEstimand Of(string name, MEstimator estimator, int columns, Target target) => new(name, estimator.Under(new(1)), new Covariates(
            Enumerable.Range(0, columns).SelectMany(j => All(rows, row => CountedColumns.Value(row, j))).ToArray(), rows), FeatureMap.Event(0, 2, 1), [target])
        {
            Clusters = clusters,
        };
        return new(
            Enumerable.Range(0, rows).Select(row => Key(row)).ToArray(),
            [AnnotatedVariable.OfClasses("v", 2, rows, All(rows, Machine), All(rows, Confidence))],
            [Of("slope", Slope(), 3, Targets()[0]), Of("share", Share(), 1, Targets()[1])],
            new Covariates(Enumerable.Range(0, 4).SelectMany(j => All(rows, row => Predictor(row, j))).ToArray(), rows));
    }

    private static MEstimator Slope() => new MEstimator<Glm<Bernoulli, Size3>>();

    private static MEstimator Share() => new MEstimator<Glm<Gaussian, Size1>>();

    private static Target[] Targets() => [Target.Coefficient(1, "x", Scale.LogOdds, 3), Target.Coefficient(0, "share", Scale.Proportion, 1)];

    private static RowKey Key(long row) => new((ulong)row * 0x9E3779B97F4A7C15);

    private static int Cluster(long row) => (int)(row * 48_271L % Clusters);

    public static double Human(long row) => CountedColumns.Uniform(row, 7) < 0.2 + (0.4 * CountedColumns.Value(row, 1)) ? 1 : 0;

    private static double Confidence(long row) => Math.Round(CountedColumns.Uniform(row, 9), 2);

    private static double Machine(long row) => CountedColumns.Uniform(row, 8) switch
    {
        < 0.02 => double.NaN,
        < 0.2 => 1 - Human(row),
        _ => Human(row),
    };

    // A number, an indicator, the same number once more in another unit, a constant.
    private static double Predictor(long row, int column) => column switch
    {
        0 => CountedColumns.Value(row, 2),
        1 => CountedColumns.Uniform(row, 10) < 0.3 ? 1 : 0,
        2 => 1024 * CountedColumns.Value(row, 2),
        _ => 3,
    };

    public static double[] All(int rows, Func<long, double> value)
    {
        var values = new double[rows];
        for (var row = 0; row < rows; row++) values[row] = value(row);
        return values;
    }
}
