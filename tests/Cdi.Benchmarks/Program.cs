using BenchmarkDotNet.Running;
using Cdi.Benchmarks;
using Cdi.Benchmarks.Agreements;
using Cdi.Benchmarks.DesignChecks;
using Cdi.Benchmarks.Evidence;
using Cdi.Benchmarks.Nist;
using Cdi.Benchmarks.Replays;
using Cdi.Benchmarks.Sizes;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Rectification;

if (args is ["kernels", ..])
{
    KernelTable.Print(rows: args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000);
    return 0;
}

if (args is ["design-checks", ..])
{
    DesignCheckTable.Print(
        trials: args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 4000, only: args.Length > 2 ? args[2] : null);
    return 0;
}

if (args is ["freedom", ..])
{
    FreedomTable.Print(trials: args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 4000);
    return 0;
}

if (args is ["slopes", ..])
{
    SlopeTable.Print(trials: args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 4000);
    return 0;
}

if (args is ["draw-variance", ..])
{
    DrawVarianceTable.Print(corpora: args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 60);
    return 0;
}

if (args is ["stopping", ..])
{
    StoppingTable.Print(trials: args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 4000);
    return 0;
}

if (args is ["bootstrap", ..])
{
    BootstrapTable.Print(
        rows: args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 5480,
        replicates: args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 1000);
    return 0;
}

if (args is ["learning", ..])
{
    LearningTable.Print(texts: args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 10_000);
    return 0;
}

if (args is ["nist", ..])
{
    await NistTable.PrintAsync(args.Length > 1 ? args[1] : Path.Combine("..", "shared", "reference", "nist"), Console.Out);
    return 0;
}

if (args is ["agreement", ..])
{
    using var environment = CommandEnvironment.OfProcess();
    AgreementTable.Print(
        trials: args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 2000,
        EstimationMethod.Find(args.Length > 2 ? args[2] : "human_only") ?? EstimationMethod.HumanOnly, environment);
    return 0;
}

if (args is ["sizes", ..])
{
    SizeTable.Print(Console.Out, args.Length > 1 ? args[1] : "");
    return 0;
}

if (args is ["references", ..])
{
    return await EvidenceTable.PrintAsync(Console.Out, Console.Error) ? 0 : 1;
}

if (args is ["coverage" or "adversaries" or "finite-samples" or "catalogue" or "trials", ..])
{
    using var environment = CommandEnvironment.OfProcess();
    return ReplayCommand.Invoke(args, environment);
}

BenchmarkSwitcher.FromAssembly(typeof(KernelTable).Assembly).Run(args);
return 0;
