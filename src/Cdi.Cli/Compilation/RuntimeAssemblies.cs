using System.Reflection;
using Cdi.Corpus;
using Cdi.Estimation.MEstimation;
using Cdi.Studies;

namespace Cdi.Cli.Compilation;

/// <summary>The assemblies of ours that emitted code may name.</summary>
internal static class RuntimeAssemblies
{
    /// <summary>Studies, estimation and corpus, in this order.</summary>
    public static IReadOnlyList<Assembly> OfStudies { get; } =
        [typeof(IStudy).Assembly, typeof(MEstimator).Assembly, typeof(CorpusTable).Assembly];
}
