using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Cdi.Studies.Results;

namespace Cdi.Studies.Tests.Studies;

/// <summary>A result written by hand, so that tests of reports do not depend on estimators.</summary>
internal static class SampleResult
{
    public const string Spec = """"
        cdi 1

        /// Does hedging ("I think", "perhaps") make a request read as more polite?
        study politeness_hedge

        corpus requests {
          source = "requests.csv"
          rows = 5480 texts
          key = row_number                       // 11 texts occur twice: the text is not a key

          request: text from Text
          hedge: indicator from Feature_3
        }

        llm assistant {
          model = "gpt-4o-2024-08-06"
          label = """
            Would most readers find this request polite? Answer with one letter.
            {options}

            Request: {request}
            """
        }

        estimand hedging {
          model = logistic(politeness[A] ~ 1 + hedge)
          target = coefficient(hedge)
        }

        """";

    public static StudyResult Create() => new()
    {
        Definition = Politeness.Definition,
        Spec = new HandMadeStudy(Politeness.Definition, Spec).Spec,
        Tool = "cdi 0.1.0",
        Corpus = new(5480, 5480, "559d6d5446946e4bd99900c730dd2c4c14f3ae26346f092cf0e4e2d9232e961c"),
        Design = Design,
        Estimates = [.. Hedging(), .. Share()],
        Warnings =
        [
            DataDiagnostics.ConfidenceBelowGuess("requests.csv", "llm.assistant.recorded.confidence", 1004, 5480, 2),
            DataDiagnostics.ErrorDiffersByCovariate("requests.csv", "llm.assistant", "hedge", -0.1163, -0.2051, -0.0275),
        ],
        Variance =
        [
            new("hedging", [new("1204", 0.0213, 0.0189), new("87", 0.0177, 0.0211), new("5003", 0.0169, 0.0236), new("2741", 0.0148, 0.0253),
                new("3310", 0.0141, 0.0254)]),
            new("share", [new("911", 0.0119, 0.0091), new("4410", 0.0115, 0.0093), new("1777", 0.0102, 0.0101), new("208", 0.0098, 0.0107),
                new("3019", 0.0091, 0.0111)]),
        ],
        Annotators = [Comparison],
        Draws = [Drawn("error", 0.1), Drawn("uniform", 0.5)],
        Examples = [],
    };

    private static DesignFacts Design { get; } = new()
    {
        Kind = DesignKind.Error,
        Budget = new(500),
        Labels = new(500),
        Rounds = 5,
        Blocks =
        [
            new("burn-in", 548, new(50), 0.0312, 0.241), new("round 1", 987, new(90), 0.0189, 0.312), new("round 2", 986, new(90), 0.0142, 0.347),
            new("round 3", 987, new(90), 0.0117, 0.352), new("round 4", 986, new(90), 0.0101, 0.361), new("round 5", 986, new(90), 0.0091, 0.373),
        ],
        Inclusion = new()
        {
            Smallest = 0.0091,
            Median = 0.0772,
            Largest = 0.373,
            Certain = 0,
            LargestWeight = 109.9,
            Histogram = [.. Enumerable.Range(0, 24).Select(Bin)],
        },
    };

    private static AnnotatorComparison Comparison { get; } = new()
    {
        Llm = "assistant",
        Human = "crowd",
        Outcome = "politeness",
        Answered = 5480,
        Compared = 500,
        Options =
        [
            new("A", "Polite", 3467, 271) { Errors = new(new(0.171, 0.138, 0.21), new(0.115, 0.089, 0.147), new(0.056, 0.007, 0.105)) },
            new("B", "Impolite", 2013, 229) { Errors = new(new(0.115, 0.089, 0.147), new(0.171, 0.138, 0.21), new(-0.056, -0.105, -0.007)) },
        ],
        Agreement = new(0.714, 0.668, 0.756),
        Calibration =
        [
            new(0.1, 0.2, 44, 3, 0.15, new(0.87, 0.35, 0.99)), new(0.2, 0.3, 310, 24, 0.242, new(0.861, 0.69, 0.95)),
                new(0.3, 0.4, 402, 41, 0.331, new(0.77, 0.62, 0.87)),
            new(0.4, 0.5, 248, 30, 0.448, new(0.61, 0.43, 0.76)), new(0.5, 0.6, 190, 31, 0.551, new(0.52, 0.35, 0.68)),
                new(0.6, 0.7, 411, 58, 0.652, new(0.5, 0.37, 0.63)),
            new(0.7, 0.8, 1031, 121, 0.752, new(0.468, 0.38, 0.56)), new(0.8, 0.9, 1744, 128, 0.851, new(0.74, 0.66, 0.81)),
                new(0.9, 1, 1100, 64, 0.946, new(0.832, 0.72, 0.9)),
        ],
        Confidence = new()
        {
            Brier = new(0.234, 0.211, 0.257),
            Overconfidence = new(0.021, -0.024, 0.066),
            CalibrationError = new(0.159, 0.118, 0.2),
            CalibrationErrorByChance = 0.048,
            Discrimination = new(0.612, 0.557, 0.664),
        },
    };

    private static SampleDraws Drawn(string design, double probability) => new()
    {
        Design = design,
        Method = DrawMethod.FixedSize,
        Rows = new long[] { 1, 2, 4 },
        Keys = [],
        Blocks = ["burn-in", "round 1"],
        BlockOf = new[] { 1, 0, 1 },
        Probabilities = new[] { probability, 1.0 / 3, 1 },
        Drawn = new[] { false, true, true },
        Labelled = [new("politeness", new[] { false, true, true })],
    };

    private static InclusionBin Bin(int index)
    {
        var edge = (int at) => 0.0091 * Math.Pow(0.373 / 0.0091, at / 24.0);
        int[] texts = [42, 38, 51, 77, 120, 133, 160, 188, 212, 240, 281, 330, 402, 455, 520, 561, 470, 380, 290, 210, 140, 90, 60, 30];
        return new(edge(index), edge(index + 1), texts[index], (int)Math.Round(texts[index] * edge(index)));
    }

    private static IEnumerable<Estimate> Hedging()
    {
        const double truth = 0.314279385;
        var intercept = new[] { (EstimationMethod.Calibrated, "error", -0.098, 0.0588, 0.41, 0.812),
            (EstimationMethod.HumanOnly, "uniform", -0.121, 0.1193, 0.31, 0.0) };
        foreach (var (method, design, point, se, p, lambda) in intercept)
        {
            yield return Row("hedging", "(Intercept)", method, design, point, se, p, lambda, 700, -0.09114) with { Primary = false };
        }

        yield return Row("hedging", "hedge", EstimationMethod.Calibrated, "error", 0.3317, 0.1391, 0.0171, 0.812, 873, truth) with { Primary = true };
        yield return Row("hedging", "hedge", EstimationMethod.HumanOnly, "uniform", 0.402, 0.1988, 0.0432, 0, 500, truth);
        yield return Row("hedging", "hedge", EstimationMethod.LlmOnly, "none", 1.021, 0.0561, 0, 1, null, truth) with { Labels = new(0) };
        yield return Row("hedging", "hedge", EstimationMethod.Ppi, "uniform", 0.211, 0.2176, 0.332, 1, 416, truth);
        yield return Row("hedging", "hedge", EstimationMethod.PpiTuned, "uniform", 0.297, 0.1854, 0.109, 0.433, 571, truth);
        yield return Row("hedging", "hedge", EstimationMethod.ConfidenceDriven, "confidence", 0.288, 0.1733, 0.0966, 0.397, 654, truth);
    }

    private static IEnumerable<Estimate> Share()
    {
        yield return Row("share", "share", EstimationMethod.Calibrated, "error", 0.4941, 0.01791, null, 0.9, 741, 0.5) with { Primary = true };
        yield return Row("share", "share", EstimationMethod.HumanOnly, "uniform", 0.518, 0.02134, null, 0, 500, 0.5);
        yield return Row("share", "share", EstimationMethod.LlmOnly, "none", 0.6327, 0.00651, null, 1, null, 0.5) with { Labels = new(0) };
        yield return Row("share", "share", EstimationMethod.Ppi, "uniform", 0.509, 0.0227, null, 1, 458, 0.5);
        yield return Row("share", "share", EstimationMethod.PpiTuned, "uniform", 0.512, 0.0204, null, 0.41, 544, 0.5);
        yield return Row("share", "share", EstimationMethod.ConfidenceDriven, "confidence", 0.486, 0.0213, null, 0.36, 467, 0.5);
    }

    private static Estimate Row(string estimand, string term, EstimationMethod method, string design, double point, double se, double? p, double lambda,
        double? ess, double truth) => new()
    {
        Estimand = estimand,
        Term = term,
        Method = method,
        Design = design,
        Primary = false,
        Scale = estimand == "share" ? Estimation.MEstimation.Scale.Proportion : Estimation.MEstimation.Scale.LogOdds,
        Generalise = Generalise.Corpus,
        Point = point,
        StandardError = se,
        FunctionStandardError = se,
        CriticalValue = 1.6448536269514722,
        Lower = point - (1.6448536269514722 * se),
        Upper = point + (1.6448536269514722 * se),
        Level = 0.9,
        Statistic = p is null ? null : point / se,
        NullValue = p is null ? null : 0,
        NullStandardError = p is null ? null : se,
        PValue = p,
        Labels = new(500),
        Lambda = method.Prediction == PredictionSource.None || !method.IsValid ? null : lambda,
        EffectiveSampleSize = ess,
        Valid = method.IsValid,
        Truth = truth,
        CoversTruth = Math.Abs(truth - point) <= 1.6448536269514722 * se,
    };
}
