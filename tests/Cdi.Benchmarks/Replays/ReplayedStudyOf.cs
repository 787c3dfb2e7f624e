using Cdi.Cli.Terminal;
using Cdi.Cli.Tests.Catalogue;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;
using Cdi.Studies;

namespace Cdi.Benchmarks.Replays;

/// <summary>The study of one estimand of the catalogue, to be replayed.</summary>
internal sealed class ReplayedStudyOf
{
    private static readonly IReadOnlyList<CatalogueRefusal> Refusals = CatalogueCells.Refusals();

    private readonly CatalogueEstimand estimand;

    /// <summary>Compiles the study.</summary>
    /// <param name="folder">Where its corpus stands.</param>
    /// <param name="estimand">The estimand.</param>
    /// <param name="environment">Where to read and write.</param>
    public ReplayedStudyOf(string folder, CatalogueEstimand estimand, CommandEnvironment environment)
    {
        this.estimand = estimand;
        var design = Takes(estimand, SamplingDesign.Error) ? "error\n  tau = 0.2" : "uniform";
        var method = Takes(EstimationMethod.Calibrated, Generalise.Corpus) ? "calibrated" : "confidence_driven";
        var spec = CatalogueSpec.Of($"catalogue_{estimand.Name}", [(estimand, estimand.Name, "")],
            $"budget = 300 labels\n  burn_in = 80 labels\n  rounds = 3\n  design = {design}\n  seed = 1",
            $"method = {method}\n  generalise = corpus", "");
        var path = Path.Combine(folder, estimand.Name + ".cdi");
        File.WriteAllText(path, spec);
        Study = ReplayedSpec.Read(path, null, environment);
    }

    /// <summary>The study.</summary>
    public ReplayedStudy Study { get; }

    /// <summary>Whether a design has an expectation of the errors that the estimand makes of labels.</summary>
    /// <param name="estimand">The estimand.</param>
    /// <param name="design">The design.</param>
    public static bool Takes(CatalogueEstimand estimand, SamplingDesign design) =>
        design == SamplingDesign.Uniform || !Refusals.Any(each => each.Refuses(estimand.Name, EstimationMethod.Calibrated.Name, "corpus", "plain"));

    /// <summary>Whether a method takes the estimand.</summary>
    /// <param name="method">The method.</param>
    /// <param name="generalise">The target of inference.</param>
    public bool Takes(EstimationMethod method, Generalise generalise) =>
        !Refusals.Any(each => each.Refuses(estimand.Name, method.Name, generalise == Generalise.Corpus ? "corpus" : "population", "plain"));
}
