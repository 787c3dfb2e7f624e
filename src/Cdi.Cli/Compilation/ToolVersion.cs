using System.Reflection;

namespace Cdi.Cli.Compilation;

/// <summary>The version of this tool.</summary>
internal static class ToolVersion
{
    /// <summary>The released version, <c>0.1.0</c>, without the commit that it was built from.</summary>
    public static string Number { get; } = Full.Split('+')[0];

    private static string Full =>
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
