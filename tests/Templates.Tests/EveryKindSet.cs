using System.Text;
using EGovPlatform.Criteria;

namespace EGovPlatform.Templates.Tests;

/// <summary>A made-up set with every kind of rule, also those and those combinations that no set that ships uses.</summary>
internal static class EveryKindSet
{
    public static CriteriaSet Set { get; } = CriteriaSet.Load(new MemoryStream(Encoding.UTF8.GetBytes("""
        id: every-kind
        version: 3
        status: draft
        title: {vi: "Bộ thử: <mọi> cách tính & \"ngoặc kép\"", en: "Every kind of rule"}
        unitKind: commune
        scale: 60
        display: {decimals: 3}
        source: {document: none.txt}
        evidence: {required: true}
        applications: {once: true}
        information:
          - {code: TT, number: "1", title: {vi: Tên cơ quan, en: Name}}
        groups:
          - code: A
            number: I
            title: {vi: Nhóm một, en: Group one}
            max: 40
            sections:
              - {code: S1, number: "1", title: {vi: Mục, en: Section}, max: 20}
              - {code: S2, number: "1.1", title: {vi: Mục con, en: Sub-section}, section: S1}
            criteria:
              - {code: A.1, number: "1", section: S2, title: {vi: Bậc, en: Step}, max: 1.1, rule: {kind: step, step: 0.25}}
              - {code: A.2, number: "2", section: S2, title: {vi: So sánh, en: Peer}, max: 5, notApplicable: excluded, rule: {kind: peer, zeroDenominator: not-applicable}}
              - {code: A.3, number: "3", title: {vi: So sánh trong tổng, en: Peer in a sum}, max: 6, rule: {kind: sum, cap: 5, parts: [
                  {id: a, label: {vi: Phần a, en: Part a}, max: 4, rule: {kind: peer, zeroDenominator: zero}},
                  {id: b, label: {vi: Phần b, en: Part b}, max: 2, rule: {kind: sum, parts: [
                    {id: c, label: {vi: Có, en: Has}, rule: {kind: choice, options: [{id: "yes", label: {vi: Có, en: "Yes"}, points: 0.5}, {id: "no", label: {vi: Không, en: "No"}, points: 0}]}},
                    {id: d, label: {vi: Đếm, en: Count}, max: 1.5, requires: {c: ["yes"]}, rule: {kind: count, each: 0.3}}]}}]}}
              - {code: A.4, number: "4", title: {vi: Công thức, en: Formula}, max: 7, rule: {kind: formula, over100: cap, zeroDenominator: not-applicable,
                  inputs: [{name: a, label: {vi: A, en: A}, type: number}, {name: b, label: {vi: B, en: B}, type: count}, {name: c, label: {vi: C, en: C}, type: percent}],
                  share: "if(a >= 3 and (b < 5 or c = 50), floor(a * 10 / b) / 10, max(a, min(b, 2)) / (a - 7) − -c ÷ 200)"}}
              - {code: A.5, number: "5", title: {vi: Giảm dần, en: Falling}, max: 3, notApplicable: special, rule: {kind: ratio, form: falling, full: 0.1, zeroDenominator: zero, over100: cap}}
              - {code: A.6, number: "6", title: {vi: Nhiều thước đo, en: Several measures}, max: 9.99, rule: {kind: bands, zeroDenominator: not-applicable,
                  measures: [{name: x, label: {vi: Trong 4 giờ, en: Within 4 h}, of: percent, atMost: "y"}, {name: "y", label: {vi: Trong 8 giờ, en: Within 8 h}, of: percent}, {name: z, label: {vi: Số, en: Number}, of: number}],
                  bands: [{when: {x: {from: 90}, z: {from: 0.3, fromOpen: true}}, points: 9.99}, {when: {"y": {from: 95, toOpen: true, to: 100}}, points: 5}, {when: {z: {to: 7}}, points: 1}]}}
              - {code: A.7, number: "7", title: {vi: Mẫu, en: Sample}, max: 7, rule: {kind: sample, minimum: 50, share: true}}
              - {code: A.8, number: "8", title: {vi: Mẫu theo mức, en: Sample by bands}, max: 4, rule: {kind: sample, minimum: 50, of: failedPercent, bands: [{to: 10, points: 4}, {to: 17, points: 2}]}}
          - code: B
            number: II
            title: {vi: Nhóm hai, en: Group two}
            max: 20
            criteria:
              - {code: B.1, number: "1", title: {vi: Danh mục, en: Checklist}, max: 5, rule: {kind: checklist, cap: 4, items: [
                  {id: p, label: {vi: Mục p, en: Item p}, points: 1.5}, {id: q, label: {vi: Mục q, en: Item q}, points: 2}, {id: r, label: {vi: Mục r, en: Item r}, points: 2}]}}
              - {code: B.2, number: "2", title: {vi: Lựa chọn, en: Choice}, max: 15, notApplicable: excluded, rule: {kind: choice, options: [
                  {id: all, label: {vi: "Có \"đủ\" *", en: "All \"of\" it *"}, points: 15}, {id: some, label: {vi: "Có ?", en: Some}, points: 7.5}, {id: same, label: {vi: "Có ?", en: Some}, points: 7.5}]}}
              - {code: B.3, number: "3", title: {vi: Điều kiện, en: Gate}, gate: {type: "2", when: "staff > 10 and area / rooms < 20"}, rule: {kind: gate, of: percent, from: 80, fromOpen: true, zeroDenominator: zero}}
              - {code: B.4, number: "4", title: {vi: Điều kiện thấp hơn, en: Lower gate}, gate: {type: "1"}, notApplicable: excluded, rule: {kind: gate, options: [
                  {id: "yes", label: {vi: Đã có, en: Has}, passes: true}, {id: "no", label: {vi: Chưa có, en: Has not}, passes: false}]}}
              - {code: B.5, number: "5", title: {vi: Điều kiện chặt hơn, en: Tighter gate}, gate: {type: "2", tightens: B.4}, rule: {kind: gate, of: count, from: 2, to: 9}}
          - code: T
            number: III
            title: {vi: Thưởng, en: Bonus}
            direction: bonus
            max: 1.5
            criteria:
              - {code: T.1, number: "1", title: {vi: Thưởng, en: Bonus}, max: 2, rule: {kind: count, each: 0.4}}
          - code: P
            number: IV
            title: {vi: Trừ, en: Penalty}
            direction: penalty
            criteria:
              - {code: P.1, number: "1", title: {vi: Trừ, en: Penalty}, printedMax: Theo số vụ, rule: {kind: count, each: 0.7}}
        classification:
          - {id: level, kind: levels, title: {vi: Mức, en: Level}, groups: [A, B], unranked: {vi: Không xếp hạng, en: Unranked}, levels: [
              {id: I, label: {vi: Mức I, en: Level I}, total: {min: 300, of: 500}, groups: {A: {share: 0.6}}},
              {id: II, label: {vi: Mức II, en: Level II}, total: {min: 20}}]}
          - {id: grade, kind: grades, title: {vi: Loại, en: Grade}, groups: [A, B], grades: [
              {id: good, label: {vi: Tốt, en: Good}, from: 0.5}, {id: fair, label: {vi: Khá, en: Fair}, from: 0.25}, {id: average, label: {vi: Trung bình, en: Average}}]}
          - {id: type, kind: types, title: {vi: Chuẩn loại, en: Type}, none: {vi: Chưa đạt loại nào, en: None}, types: [{id: "2", label: {vi: Loại 2, en: Type 2}}, {id: "1", label: {vi: Loại 1, en: Type 1}}]}
        """)));
}
