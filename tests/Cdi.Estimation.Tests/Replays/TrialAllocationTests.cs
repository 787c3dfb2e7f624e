using Cdi.Estimation.Designs;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Replays;

/// <summary>What a trial allocates once a worker has run some: no more from trial to trial, and in proportion to the rows of its corpus.</summary>
public sealed class TrialAllocationTests
{
    private const int Rows = 2000;
    private const int Batch = 4;

    // Measured: 175 bytes a row within the corpus and 626 in a copy of it, by two methods and for two estimands. A buffer of numbers that is made anew takes 8.
    [Theory]
    [InlineData(Generalise.Corpus, 200)]
    [InlineData(Generalise.Population, 700)]
    public void A_worker_makes_its_buffers_once(Generalise generalise, int bytesOfRow)
    {
        var study = new SyntheticStudy(Rows).Problem().Under(new PassExecution(1));
        var (worker, trials) = (new TrialWorker(study.Problem, study.Labels), new ReplayTrials(study.Problem, Settings(generalise), 0, 4 * Batch));
        Run(worker, trials, 0);
        var (second, third) = (Run(worker, trials, 1), Run(worker, trials, 2));
        Assert.InRange(third, 0, bytesOfRow * Rows * (long)Batch);
        Assert.InRange((double)third / second, 0.9, 1.1);
        Assert.IsType<TrialBlock>(trials.ToBlock());
    }

    private static long Run(TrialWorker worker, ReplayTrials trials, int batch)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var trial = 0; trial < Batch; trial++) worker.Run(trials, (batch * Batch) + trial);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static ReplaySettings Settings(Generalise generalise) => new()
    {
        Name = "allocation",
        Plan = SyntheticStudy.Plan(SamplingDesign.Error, 200),
        Methods = [EstimationMethod.HumanOnly, EstimationMethod.Calibrated],
        Inference = new InferenceSettings(generalise, 0.1),
        Trials = 4 * Batch,
        Threads = 1,
    };
}
