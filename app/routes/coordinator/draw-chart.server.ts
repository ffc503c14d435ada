import { BarChart, SankeyChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

echarts.use([BarChart, SankeyChart, GridComponent, SVGRenderer])

/** The page's own colours: ink, soft ink, lines, accent, good. */
const look = { ink: '#29231d', soft: '#655b50', accent: '#b23a1e', good: '#3d5c3a', clay: '#c98f5a' }
const textStyle = { fontFamily: 'inherit', color: look.ink, fontSize: 13 }

function draw(option: echarts.EChartsCoreOption, width: number, height: number): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption({ animation: false, textStyle, ...option })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}

const short = (name: string): string => ([...name].length > 9 ? `${[...name].slice(0, 8).join('')}…` : name)

/** Bars from the largest down. @param items amounts in fen, with the words at the end of their bar */
export const drawRanking = (items: readonly { name: string; fen: bigint; words: string }[]): string =>
  draw(
    {
      grid: { left: 4, right: 92, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: items.map(({ name }) => short(name)),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { ...textStyle },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 16,
          data: items.map(({ fen }) => Number(fen) / 100),
          itemStyle: { color: look.accent, borderRadius: 2 },
          label: {
            show: true,
            position: 'right',
            color: look.soft,
            fontSize: 12,
            formatter: ({ dataIndex }: { dataIndex: number }) => items[dataIndex]?.words ?? '',
          },
        },
      ],
    },
    440,
    Math.max(1, items.length) * 30 + 8,
  )

export type FlowLink = { from: string; to: string; fen: bigint }
/** `column`: 0 for cities, 1 for districts, 2 for villages. */
export type FlowNode = { id: string; name: string; column: 0 | 1 | 2 }

const columnLook = [look.clay, look.accent, look.good]

/** Cities, districts and villages from left to right, with what flowed between them. */
export function drawFlow(nodes: readonly FlowNode[], links: readonly FlowLink[]): string {
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  const tallest = Math.max(...[0, 1, 2].map((at) => nodes.filter(({ column }) => column === at).length))
  return draw(
    {
      series: [
        {
          type: 'sankey',
          left: 4,
          right: 110,
          top: 8,
          bottom: 8,
          nodeGap: 10,
          nodeWidth: 14,
          layoutIterations: 32,
          data: nodes.map(({ id, column }) => ({ name: id, depth: column, itemStyle: { color: columnLook[column] } })),
          links: links.map(({ from, to, fen }) => ({ source: from, target: to, value: Number(fen) / 100 })),
          lineStyle: { color: 'source', opacity: 0.28, curveness: 0.5 },
          label: {
            ...textStyle,
            fontSize: 12,
            formatter: ({ name }: { name: string }) => short(names.get(name) ?? ''),
          },
        },
      ],
    },
    760,
    Math.max(220, tallest * 34),
  )
}
