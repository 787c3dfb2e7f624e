using BenchmarkDotNet.Running;
using Cdi.Benchmarks;

if (args is ["kernels", ..])
{
    KernelTable.Print(rows: args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000);
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(KernelTable).Assembly).Run(args);
return 0;
