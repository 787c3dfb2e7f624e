using System.Security.Cryptography;
using System.Text;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Tests.Studies;

/// <summary>A study written by hand, as emitted code would be.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Spec">The text that it would come from.</param>
internal sealed record HandMadeStudy(StudyDefinition Definition, SpecSource Spec) : IStudy
{
    public HandMadeStudy(StudyDefinition definition, string spec = "cdi 1\n")
        : this(definition, new SpecSource($"{definition.Name}.cdi", spec, Sha256(spec)))
    {
    }

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
