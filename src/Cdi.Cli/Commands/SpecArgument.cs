using System.CommandLine;

namespace Cdi.Cli.Commands;

/// <summary>The arguments that name specs.</summary>
internal static class SpecArgument
{
    /// <summary>One spec.</summary>
    public static Argument<string> One() => new("SPEC") { Description = "The study, a *.cdi file." };

    /// <summary>One spec or more; a folder stands for all specs below it.</summary>
    public static Argument<string[]> Many() => new("SPEC")
    {
        Description = "Specs, or folders that hold specs.",
        Arity = ArgumentArity.OneOrMore,
    };
}
