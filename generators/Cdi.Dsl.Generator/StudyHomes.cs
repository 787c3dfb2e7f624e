using Cdi.Dsl.Collections;
using Cdi.Dsl.Emit;

namespace Cdi.Dsl.Generator;

/// <summary>Where the code of each study of a project stands.</summary>
/// <param name="Usual">The home of a study that no class takes.</param>
/// <param name="Taken">The homes of those that classes take, by the paths of their specs.</param>
internal sealed record StudyHomes(StudyHome Usual, EquatableArray<TakenSpec> Taken)
{
    /// <summary>Finds the spec of each claim; where several claim one, the first of them has it.</summary>
    public static StudyHomes Of(StudyHome usual, IEnumerable<StudyClaim> claims, IReadOnlyCollection<string> paths)
    {
        var taken = claims.Select(claim => (claim.Home, Specs: claim.Fitting(paths))).Where(each => each.Specs.Count == 1);
        return new(usual, taken.GroupBy(each => each.Specs[0]).Select(same => new TakenSpec(same.Key, same.First().Home)).ToEquatableArray());
    }

    /// <summary>The home of the study in a spec.</summary>
    public StudyHome Of(string path) => Taken.FirstOrDefault(each => each.Path == path)?.Home ?? Usual;
}
